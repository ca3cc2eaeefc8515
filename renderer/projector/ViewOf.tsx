import type { Pair, Projection } from '../store/projection';
import type { ProjectorView } from '../store/projector-views';
import { usePlan } from '../store/session-context';
import { AgendaView } from './AgendaView';
import { BacklogView } from './BacklogView';
import { CapacityView } from './CapacityView';
import { ConfidenceView } from './ConfidenceView';
import { ConflictsView } from './ConflictsView';
import { DebtView } from './DebtView';
import { FindingsView } from './FindingsView';
import { ObjectivesView } from './ObjectivesView';
import { PairView } from './PairView';
import { RisksView } from './RisksView';
import { RoadmapView } from './RoadmapView';
import { SignaturesView } from './SignaturesView';
import { TitleView } from './TitleView';

interface ViewProps {
  readonly view: ProjectorView;
  readonly selection: Projection['selection'];
  readonly pair: Pair | null;
}

export function ViewOf({ view, selection, pair }: ViewProps) {
  const plan = usePlan();
  switch (view) {
    case 'agenda':
      return <AgendaView />;
    case 'objectives':
      return <ObjectivesView />;
    case 'debt':
      return <DebtView selection={selection} />;
    case 'pairwise':
      return <PairView pair={pair} />;
    case 'backlog':
      return <BacklogView selection={selection} />;
    case 'roadmap':
      return <RoadmapView selection={selection} />;
    case 'capacity':
      return <CapacityView selection={selection} />;
    case 'risks':
      return <RisksView />;
    case 'conflicts':
      return <ConflictsView />;
    case 'findings':
      return <FindingsView selection={selection} />;
    case 'confidence':
      return <ConfidenceView />;
    case 'signatures':
      return <SignaturesView />;
    case 'title':
      return <TitleView plan={plan} />;
  }
}
