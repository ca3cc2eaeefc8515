import { ActionIcon, Menu, SegmentedControl } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconFlag3, IconFlag3Filled } from '@tabler/icons-react';
import { hint } from '../../ui/hint';
import type { Board, Zoom } from './board-geometry';
import { type BoardPrefs, setPrefs } from './board-prefs';
import type { Colouring } from './card-looks';
import type { LinkScope } from './links';

const COLOURING_NAMES = {
  type: 'Kind of work',
  objective: 'Objective',
  team: 'Team',
  confidence: 'Confidence',
} as const satisfies Record<Colouring, string>;

/** How the board is looked at; all of it is remembered. */
export function BoardControls({ board, prefs }: { readonly board: Board; readonly prefs: BoardPrefs }) {
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Which dependencies are drawn"
        value={prefs.links}
        onChange={(links) => setPrefs({ links: links as LinkScope })}
        data={[
          { value: 'selection', label: 'Selected links' },
          { value: 'all', label: 'All links' },
          { value: 'badges', label: 'Badges' },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label="Zoom"
        value={prefs.zoom}
        onChange={(zoom) => setPrefs({ zoom: zoom as Zoom })}
        data={[
          { value: 'iteration', label: 'Iterations' },
          { value: 'quarter', label: 'Quarter' },
        ]}
      />
      <ActionIcon
        {...hint('Critical path and slack: how far work can slip before a milestone does')}
        variant={prefs.critical ? 'filled' : 'default'}
        size={30}
        aria-label="Critical path and slack"
        aria-pressed={prefs.critical}
        onClick={() => setPrefs({ critical: !prefs.critical })}
      >
        {prefs.critical ? <IconFlag3Filled size={16} /> : <IconFlag3 size={16} />}
      </ActionIcon>
      <LookMenu board={board} prefs={prefs} />
    </>
  );
}

function LookMenu({ board, prefs }: { readonly board: Board; readonly prefs: BoardPrefs }) {
  const teams = board.rows.flatMap(({ team }) => (team ? [team.id] : []));
  const others = prefs.collapsed.filter((id) => !teams.some((team) => team === id));
  return (
    <Menu position="bottom-end" shadow="md" width={240} withinPortal>
      <Menu.Target>
        <ActionIcon {...hint('Colours and teams')} variant="default" size={30} aria-label="Colours and teams">
          <IconAdjustmentsHorizontal size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The colour of a card says its</Menu.Label>
        <Menu.RadioGroup
          value={prefs.colouring}
          onChange={(colouring) => setPrefs({ colouring: colouring as Colouring })}
        >
          {Object.entries(COLOURING_NAMES).map(([value, label]) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => setPrefs({ collapsed: [...others, ...teams] })}>
          Collapse all teams
        </Menu.Item>
        <Menu.Item onClick={() => setPrefs({ collapsed: others })}>Show the work of all teams</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
