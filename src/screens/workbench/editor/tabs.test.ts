import { describe, expect, it } from 'vitest';
import { activeTab, closeTab, noTabs, openTab, removeFromTabs, renameInTabs, stepTab, tabKey, type Tab, type Tabs } from './tabs.ts';

const file = (path: string): Tab => ({ type: 'file', path });
const opened = (...paths: string[]): Tabs => paths.reduce((tabs, path) => openTab(tabs, file(path)), noTabs);
const keys = (tabs: Tabs) => tabs.open.map(tabKey);

describe('tabs', () => {
  it('shows what was opened last', () => {
    expect(activeTab(opened('app.py', 'models.py'))).toEqual(file('models.py'));
  });

  it('opens a file once, however often it is asked for', () => {
    expect(keys(opened('app.py', 'models.py', 'app.py'))).toEqual(['file:app.py', 'file:models.py']);
  });

  it('opens a new tab behind the one that is shown', () => {
    const tabs = openTab(stepTab(opened('a.py', 'b.py', 'c.py'), 1), { type: 'preview', revision: '9d80' });
    expect(keys(tabs)).toEqual(['file:a.py', 'preview:9d80', 'file:b.py', 'file:c.py']);
  });

  it('gives the place of a closed tab to its right neighbour, or else to the left one', () => {
    const tabs = openTab(opened('a.py', 'b.py', 'c.py'), file('b.py'));
    expect(closeTab(tabs, 'file:b.py').active).toBe('file:c.py');
    expect(closeTab(opened('a.py', 'b.py'), 'file:b.py').active).toBe('file:a.py');
    expect(closeTab(opened('a.py'), 'file:a.py')).toEqual(noTabs);
  });

  it('leaves the shown tab alone when another one is closed', () => {
    expect(closeTab(opened('a.py', 'b.py'), 'file:a.py').active).toBe('file:b.py');
  });

  it('steps round the ends', () => {
    expect(stepTab(opened('a.py', 'b.py'), 1).active).toBe('file:a.py');
    expect(stepTab(opened('a.py', 'b.py'), -1).active).toBe('file:a.py');
    expect(stepTab(noTabs, 1)).toEqual(noTabs);
  });

  it('follows a renamed folder', () => {
    const tabs = renameInTabs(opened('app.py', 'migrations/env.py'), 'migrations', 'alembic');
    expect(keys(tabs)).toEqual(['file:app.py', 'file:alembic/env.py']);
    expect(tabs.active).toBe('file:alembic/env.py');
  });

  it('closes what lay in a deleted folder, and nothing that only starts alike', () => {
    const tabs = removeFromTabs(opened('migrations/env.py', 'migrations.md'), 'migrations');
    expect(keys(tabs)).toEqual(['file:migrations.md']);
  });
});
