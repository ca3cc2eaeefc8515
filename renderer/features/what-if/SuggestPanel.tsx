import { Button, Group, NumberInput, Progress, Radio } from '@mantine/core';
import type { SequenceScope } from '@shared/schedule/sequence/plan-jobs';
import { sequenceObstacle } from '@shared/schedule/sequence/sequence-obstacle';
import { useEffect, useRef, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { Select } from '../../ui/Select';
import { useUnfinished } from '../../ui/unfinished';
import { useGo } from '../../ui/useGo';
import type { SuggestBest } from '../../workers/suggest-client';
import { useSuggestion } from './useSuggestion';
import classes from './WhatIf.module.css';

const TIMES = [
  { value: '5', label: '5 seconds' },
  { value: '15', label: '15 seconds' },
  { value: '60', label: '1 minute' },
  { value: 'none', label: 'No limit' },
];
const MAX_SCHEDULES = 1_000_000;

/** Asks for a sequence, shows the search at work, and ends it with or without its best. */
export function SuggestPanel({ onClose }: { readonly onClose: () => void }) {
  const plan = usePlan();
  const go = useGo();
  const [what, setWhat] = useState<SequenceScope>('unplaced');
  const [schedules, setSchedules] = useState<number | string>(2_000);
  const [seconds, setSeconds] = useState('15');
  const [seed, setSeed] = useState<number | string>(1);
  const { running, start, keep, drop } = useSuggestion(onClose);
  useUnfinished(running ? 'Looking for a sequence' : null);
  const obstacle = sequenceObstacle(plan, what);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isReady = typeof schedules === 'number' && schedules > 0 && typeof seed === 'number';

  if (running) {
    const { schedules: tried, total, share, best } = running.progress;
    return (
      <section className={classes.suggest} aria-label="Suggest a sequence">
        <h2>Looking for a sequence</h2>
        <Progress.Root size="xl">
          <Progress.Section value={share * 100} aria-label="The search so far" />
        </Progress.Root>
        <p className="numbers">
          {tried.toLocaleString('en')} of {total.toLocaleString('en')} sequences tried
        </p>
        <p aria-live="polite" className="numbers">
          {best ? `Best so far: ${bestText(best)}` : 'Best so far: none yet'}
        </p>
        <Group gap="sm">
          <Button disabled={best === null} loading={running.isEnding} onClick={keep}>
            Stop and keep the best so far
          </Button>
          <Button variant="default" onClick={drop}>
            Cancel and drop it
          </Button>
        </Group>
      </section>
    );
  }
  return (
    <section className={classes.suggest} aria-label="Suggest a sequence">
      <h2 ref={heading} tabIndex={-1}>
        Suggest a sequence
      </h2>
      <p>
        Places work by rank, estimates, capacity, dependencies, milestone dates and the debt budget. What it
        finds becomes a what-if with a reason for each item; nothing moves in the plan until you adopt it.
      </p>
      <Radio.Group
        label="What shall be placed?"
        value={what}
        onChange={(value) => setWhat(value as SequenceScope)}
      >
        <Group mt={4} gap="lg">
          <Radio value="unplaced" label="Only what has no place yet" />
          <Radio value="all" label="Everything, also what is placed" />
        </Group>
      </Radio.Group>
      <div className={classes.options}>
        <NumberInput
          label="Sequences to try"
          w={160}
          min={1}
          max={MAX_SCHEDULES}
          step={1_000}
          allowDecimal={false}
          thousandSeparator=","
          value={schedules}
          onChange={setSchedules}
        />
        <Select
          label="At most"
          w={140}
          allowDeselect={false}
          data={TIMES}
          value={seconds}
          onChange={(value) => setSeconds(value ?? '15')}
        />
        <NumberInput
          label="Seed"
          w={100}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={seed}
          onChange={setSeed}
        />
      </div>
      <p className={classes.soft}>
        The same seed and number of sequences give the same result whenever the search runs to its end.
      </p>
      {obstacle && (
        <p role="status">
          {obstacle.message} First step: {lowerFirst(obstacle.step)}.
        </p>
      )}
      <Group gap="sm">
        {obstacle?.place ? (
          <Button onClick={() => obstacle.place && go(obstacle.place)}>{obstacle.step}</Button>
        ) : (
          <Button
            disabled={obstacle !== null || !isReady}
            onClick={() =>
              start({
                what,
                seed: Number(seed),
                schedules: Number(schedules),
                seconds: seconds === 'none' ? null : Number(seconds),
              })
            }
          >
            Look for a sequence
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </Group>
    </section>
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "34 items placed, 2 moved, 3 left off the roadmap, none late for a milestone". */
function bestText({ placed, moved, leftOut, late }: SuggestBest): string {
  const items = (count: number) => (count === 1 ? '1 item' : `${count.toLocaleString('en')} items`);
  return [
    `${items(placed)} placed`,
    ...(moved > 0 ? [`${moved.toLocaleString('en')} moved`] : []),
    `${leftOut.toLocaleString('en')} left off the roadmap`,
    late === 0 ? 'none late for a milestone' : `${late.toLocaleString('en')} late for a milestone`,
  ].join(', ');
}
