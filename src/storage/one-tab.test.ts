import { expect, test } from 'vitest';
import { openHere } from './one-tab.ts';

test('what another tab opens is over here, and what it does not open goes on', async () => {
  const ended: string[] = [];
  const first = openHere('lesson 03');
  const other = openHere('lesson 04');
  void first.over.then(() => ended.push('03'));
  void other.over.then(() => ended.push('04'));
  const second = openHere('lesson 03');
  void second.over.then(() => ended.push('03 again'));
  await first.over;
  expect(ended).toEqual(['03']);

  const back = openHere('lesson 03');
  await second.over;
  expect(ended).toEqual(['03', '03 again']);
  other.leave();
  await other.over;
  expect(ended).toEqual(['03', '03 again', '04']);
  back.leave();
});
