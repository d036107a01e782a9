import { expect, it } from 'vitest';
import { makeProjectWorld } from '../../scripts/starter-world.ts';
import { projectNames } from '../domain/project.ts';
import { toolchainStarter } from './starters.ts';

it.each(projectNames.filter((name) => name !== 'shop'))('the project %s begins in the page as it does in Node, with all its files and the same commit', async (name) => {
  const shop = await makeProjectWorld('shop');
  const world = await toolchainStarter(name, shop);
  expect(world).toEqual(await makeProjectWorld(name));
  expect([...world.environments.production.files.keys()].filter((path) => path.endsWith('.gitignore'))).not.toEqual([]);
});
