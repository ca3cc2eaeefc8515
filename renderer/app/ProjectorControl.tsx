import { Anchor, Button, Popover, Radio, Stack, Switch, Text } from '@mantine/core';
import { IconDeviceProjector, IconPin } from '@tabler/icons-react';
import { useState } from 'react';
import { followFacilitator, pinView, shownView, toggleBlack, useProjection } from '../store/projection';
import { PROJECTOR_VIEWS, viewName } from '../store/projector-views';
import classes from './ProjectorControl.module.css';
import { closeProjector, openProjector, useProjectorEvents, useProjectorStatus } from './projector-status';

const FOLLOW = 'follow';

/** What the room sees now, and the ways to change it. */
export function ProjectorControl() {
  useProjectorEvents();
  const [open, setOpen] = useState(false);
  const { state } = useProjectorStatus();
  const projection = useProjection();
  const sees = projection.black ? 'black screen' : viewName(shownView(projection));
  const text = state === 'closed' ? 'Projector' : state === 'waiting' ? 'No display' : sees;
  const label =
    state === 'closed'
      ? 'Projector: closed'
      : state === 'waiting'
        ? 'Projector: waits for its display'
        : `Projector: the room sees ${sees}${projection.pinned && !projection.black ? ', pinned' : ''}`;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={380}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-state={projection.black && state === 'open' ? 'black' : state}
          aria-label={label}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconDeviceProjector size={18} aria-hidden />
          <span>{text}</span>
          {state === 'open' && projection.pinned && !projection.black && <IconPin size={14} aria-hidden />}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Projector">
        <Panel />
      </Popover.Dropdown>
    </Popover>
  );
}

function Panel() {
  const { state } = useProjectorStatus();
  const { pinned, black } = useProjection();
  return (
    <Stack gap={12}>
      {state === 'closed' ? (
        <Button data-autofocus onClick={() => void openProjector(null)}>
          Open the projector
        </Button>
      ) : (
        <Button data-autofocus variant="default" onClick={() => void closeProjector()}>
          Close the projector
        </Button>
      )}
      <Displays />
      <Switch
        label="Black screen (B)"
        checked={black}
        onChange={() => toggleBlack()}
        classNames={{ root: classes.switch }}
      />
      <Radio.Group
        label="The room sees"
        value={pinned ?? FOLLOW}
        onChange={(value) => {
          const view = PROJECTOR_VIEWS.find((candidate) => candidate === value);
          if (view) pinView(view);
          else followFacilitator();
        }}
      >
        <div className={classes.views}>
          <Radio className={classes.follow} value={FOLLOW} label="What belongs to my screen" />
          {PROJECTOR_VIEWS.map((view) => (
            <Radio key={view} value={view} label={viewName(view)} />
          ))}
        </div>
      </Radio.Group>
    </Stack>
  );
}

/** Where the window goes; what to do when there is nowhere. */
function Displays() {
  const { state, displays, display } = useProjectorStatus();
  if (displays === null)
    return (
      <Text size="xs" c="dimmed">
        It opens as a window of its own: drag it to the projector and press F there for the full screen.
      </Text>
    );
  const [here] = displays.filter(({ isHere }) => isHere);
  if (displays.length < 2)
    return (
      <Text size="xs" c="dimmed">
        No second display is there. Connect the projector
        {state === 'waiting' && ': the window opens on it by itself'}.{' '}
        {here && state !== 'open' && (
          <Anchor component="button" type="button" size="xs" onClick={() => void openProjector(here.id)}>
            Show it in a window here
          </Anchor>
        )}
      </Text>
    );
  return (
    <Radio.Group label="Display" value={display ?? ''} onChange={(id) => void openProjector(id)}>
      <Stack gap={6} mt={6}>
        {displays.map(({ id, label, width, height, isHere }) => (
          <Radio
            key={id}
            value={id}
            label={`${label}, ${width} × ${height}${isHere ? ' (this one, in a window)' : ''}`}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
