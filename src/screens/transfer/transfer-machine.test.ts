import { expect, test } from 'vitest';
import { createActor, waitFor } from 'xstate';
import type { Offer } from '../../transfer/transfer.ts';
import { transferMachine } from './transfer-machine.ts';

const world: Offer = {
  type: 'project',
  name: 'shop.zip',
  database: undefined,
  proposal: { words: 'A project', findings: [], origin: undefined, ways: [{ name: 'as it is', words: '', files: new Map(), variables: () => ({}) }] },
};

function opened() {
  const actor = createActor(transferMachine);
  actor.start();
  return actor;
}

test('what was chosen is read, asked about, and taken', async () => {
  const actor = opened();
  actor.send({ type: 'menu.opened' });
  actor.send({
    type: 'source.chosen',
    read: (say) => {
      say('Unpacking it.');
      return Promise.resolve(world);
    },
  });
  expect(actor.getSnapshot().value).toBe('reading');
  const asking = await waitFor(actor, (snapshot) => snapshot.matches('asking'));
  expect(asking.context).toMatchObject({ offer: world, words: 'Unpacking it.' });
  actor.send({ type: 'offer.taken', take: () => Promise.resolve('A command is running.') });
  await waitFor(actor, (snapshot) => snapshot.matches('taking'));
  const again = await waitFor(actor, (snapshot) => snapshot.matches('asking'));
  expect(again.context.problem).toBe('A command is running.');
  actor.send({ type: 'offer.taken', take: () => Promise.resolve(undefined) });
  const closed = await waitFor(actor, (snapshot) => snapshot.matches('closed'));
  expect(closed.context.offer).toBeUndefined();
});

test('closing while it is read stops the reading, and its late answer is not shown', async () => {
  const actor = opened();
  let aborted = false;
  let answer: (offer: Offer) => void = () => undefined;
  actor.send({
    type: 'source.chosen',
    read: (_, signal) => {
      signal.addEventListener('abort', () => void (aborted = true));
      return new Promise((resolve) => void (answer = resolve));
    },
  });
  actor.send({ type: 'dialog.closed' });
  expect(aborted).toBe(true);
  answer(world);
  await new Promise((resolve) => setImmediate(resolve));
  expect(actor.getSnapshot().value).toBe('closed');
  expect(actor.getSnapshot().context.offer).toBeUndefined();
});

test('a second choice takes the place of the first', async () => {
  const actor = opened();
  actor.send({ type: 'source.chosen', read: () => new Promise(() => undefined) });
  actor.send({ type: 'source.chosen', read: () => Promise.resolve({ type: 'refused', name: 'x', reason: 'It is none.' }) });
  const refused = await waitFor(actor, (snapshot) => snapshot.matches('refused'));
  expect(refused.context.problem).toBe('It is none.');
});

test('what breaks while it is read is said, and nothing is offered', async () => {
  const actor = opened();
  actor.send({ type: 'source.chosen', read: () => Promise.reject(new Error('the file is gone')) });
  const refused = await waitFor(actor, (snapshot) => snapshot.matches('refused'));
  expect(refused.context).toMatchObject({ problem: 'It could not be read: the file is gone', offer: undefined });
});
