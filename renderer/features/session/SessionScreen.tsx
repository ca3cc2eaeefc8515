import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { usePlan } from '../../store/session-context';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { Agenda } from './Agenda';
import { Attendance } from './Attendance';
import { ParkingLot } from './ParkingLot';

type Part = 'agenda' | 'people' | 'parking';

/** The two days as a guided path; who is there; what was raised at the wrong moment. */
export function SessionScreen() {
  const plan = usePlan();
  const frozen = useFrozen();
  const [part, setPart] = useState<Part>('agenda');
  const parked = [...plan.parking.values()].filter(({ became }) => became === null).length;
  return (
    <Screen
      title="Agenda"
      fill
      lead={frozen ?? 'Two days, one step at a time. Each step opens its screen and keeps its notes.'}
      controls={
        <SegmentedControl
          aria-label="Part of the agenda screen"
          value={part}
          onChange={(value) => setPart(value as Part)}
          data={[
            { value: 'agenda', label: 'Agenda' },
            { value: 'people', label: 'Who is there' },
            { value: 'parking', label: parked > 0 ? `Parking lot (${parked})` : 'Parking lot' },
          ]}
        />
      }
    >
      {part === 'agenda' && <Agenda isFixed={frozen !== null} />}
      {part === 'people' && <Attendance isFixed={frozen !== null} />}
      {part === 'parking' && <ParkingLot isFixed={frozen !== null} />}
    </Screen>
  );
}
