import { Button } from '@mantine/core';
import { IconGavel, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { usePlan, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { BudgetStrip } from './BudgetStrip';
import { CtoSequence } from './CtoSequence';
import classes from './Debt.module.css';
import { draftFor, EscalationPanel } from './EscalationPanel';
import { ProductRanking } from './ProductRanking';
import { EMPTY_PROPOSAL, ProposeForm } from './ProposeForm';
import { SidePanel } from './SidePanel';

type Side = 'propose' | 'escalation' | null;

/** The debt budget: product ranks by business impact, the CTO has the last word on the sequence. */
export function DebtScreen() {
  const plan = usePlan();
  const { debt } = useView();
  const frozen = useFrozen();
  const [side, setSide] = useState<Side>(null);
  // What was typed stays when a form is closed and opened again.
  const [proposal, setProposal] = useState(EMPTY_PROPOSAL);
  const [escalation, setEscalation] = useState(() => draftFor(null));
  const isPanelOpen = useUi((state) => state.selection !== null || state.findingsOpen);

  // One panel beside the work at a time.
  useEffect(() => {
    if (isPanelOpen) setSide(null);
  }, [isPanelOpen]);
  const show = (next: Side) => {
    useUi.getState().select(null);
    useUi.getState().setFindingsOpen(false);
    setSide(next);
  };
  const escalate = (share: number | null) => {
    if (share !== null) setEscalation((draft) => draftFor(share, draft.reason));
    show('escalation');
  };

  return (
    <Screen
      title="Debt budget"
      fill
      lead={frozen ?? 'Set aside first, like rent. Product ranks it, the CTO sequences it.'}
      controls={
        <>
          {plan.escalations.size > 0 && (
            <Button
              variant="default"
              leftSection={<IconGavel size={16} />}
              onClick={() => show('escalation')}
            >
              Escalations
            </Button>
          )}
          <Button
            leftSection={<IconPlus size={16} />}
            disabled={frozen !== null}
            onClick={() => show('propose')}
          >
            Propose debt
          </Button>
        </>
      }
    >
      <BudgetStrip onEscalate={escalate} />
      <div className={classes.board}>
        {debt.ranked.length === 0 ? (
          <div className={classes.empty}>
            <EmptyState
              title="No debt is proposed yet"
              action={
                <Button variant="default" disabled={frozen !== null} onClick={() => show('propose')}>
                  Propose the first
                </Button>
              }
            >
              Engineering proposes debt with what it costs each iteration and what users notice. Product then
              ranks it by business impact, and the budget draws the cut line.
            </EmptyState>
          </div>
        ) : (
          <>
            <ProductRanking />
            <CtoSequence />
          </>
        )}
        {side === 'propose' && frozen === null && (
          <SidePanel key="propose" title="Propose debt" onClose={() => setSide(null)}>
            <ProposeForm proposal={proposal} onChange={setProposal} />
          </SidePanel>
        )}
        {side === 'escalation' && (
          <SidePanel key="escalation" title="Escalation to the CEO" onClose={() => setSide(null)}>
            <EscalationPanel draft={escalation} onChange={setEscalation} />
          </SidePanel>
        )}
      </div>
    </Screen>
  );
}
