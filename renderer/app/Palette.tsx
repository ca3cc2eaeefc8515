import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { ACTIONS, type ActionContext, MENU_NAMES } from './actions';
import { findActions } from './find-actions';
import { shortcutText } from './shortcut-text';

/** Every action that can be done now, found by its name. */
export function Palette({
  context,
  run,
}: {
  readonly context: ActionContext;
  readonly run: (id: string) => void;
}) {
  return (
    <Spotlight
      shortcut={null}
      scrollable
      maxHeight="min(70vh, 560px)"
      // Its buttons are reached by the arrows of the field, the list itself by Tab, to be scrolled.
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Actions' } }}
      filter={findActions}
      nothingFound="No action has this name"
      title="Actions"
      searchProps={{
        'aria-label': 'Search for an action',
        leftSection: <IconSearch size={18} />,
        placeholder: 'What do you want to do?',
      }}
      actions={Object.entries(MENU_NAMES).map(([menu, group]) => ({
        group,
        actions: ACTIONS.filter(
          (action) => action.menu === menu && action.isEnabled(context) && action.id !== 'palette.open',
        ).map(({ id, label, shortcut }) => ({
          id,
          label,
          description: shortcutText(shortcut),
          onClick: () => run(id),
        })),
      }))}
    />
  );
}
