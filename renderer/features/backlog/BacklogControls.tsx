import { Button, Kbd, Popover } from '@mantine/core';
import { IconArrowsSort, IconCopy, IconFileExport, IconKeyboard, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useGo } from '../../ui/useGo';
import classes from './BacklogScreen.module.css';

/** What can be done with the backlog as a whole. Not drawn again while rows are marked and moved. */
export const BacklogControls = memo(function BacklogControls({
  count,
  alike,
  isFrozen,
  isAdding,
  onAdd,
}: {
  readonly count: number;
  /** Likely duplicates. */
  readonly alike: number;
  readonly isFrozen: boolean;
  readonly isAdding: boolean;
  readonly onAdd: (isAdding: boolean) => void;
}) {
  const go = useGo();
  return (
    <>
      {count > 0 && <KeyHelp />}
      {count > 1 && (
        <Button
          variant="default"
          leftSection={<IconArrowsSort size={16} />}
          onClick={() => go('rank-backlog')}
        >
          Rank together
        </Button>
      )}
      {alike > 0 && (
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => go('duplicates')}>
          {alike === 1 ? '1 likely duplicate' : `${alike.toLocaleString('en')} likely duplicates`}
        </Button>
      )}
      {count > 0 && (
        <Button variant="default" leftSection={<IconFileExport size={16} />} onClick={() => go('export')}>
          Export
        </Button>
      )}
      <Button
        leftSection={<IconPlus size={16} />}
        disabled={isFrozen}
        onClick={() => onAdd(true)}
        aria-expanded={isAdding}
      >
        Add items
      </Button>
    </>
  );
});

const KEYS: readonly (readonly [string, string])[] = [
  ['↑ ↓ Home End', 'go from row to row'],
  ['Enter', 'open the row in the panel'],
  ['F2', 'edit the title; Tab goes to the other parts, Enter edits them'],
  ['Space', 'pick up; arrows move, Space drops, Escape cancels'],
  ['Alt + ↑ ↓', 'move one place'],
  ['Shift + ↑ ↓', 'mark several; Ctrl + Space marks one more'],
  ['Delete', 'remove what is marked'],
];

function KeyHelp() {
  return (
    <Popover width={400} position="bottom-end" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" leftSection={<IconKeyboard size={18} />}>
          Keys
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.keys}>
          {KEYS.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <Kbd size="xs">{keys}</Kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
