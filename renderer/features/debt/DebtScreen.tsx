import { Button } from '@mantine/core';
import { IconCalendarCheck, IconGavel, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { usePlan, useReport, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { FindingMark } from '../../ui/FindingMark';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { BudgetStrip } from './BudgetStrip';
import { CtoSequence } from './CtoSequence';
import classes from './Debt.module.css';
import { draftFor, EscalationPanel } from './EscalationPanel';
import { ProductRanking } from './ProductRanking';
import { EMPTY_PROPOSAL, ProposeForm } from './ProposeForm';
import { ReviewPanel, reviewDraft } from './ReviewPanel';
import { SidePanel } from './SidePanel';

type Side = 'propose' | 'escalation' | 'review' | null;

/** The debt budget: product ranks by business impact, the CTO has the last word on the sequence. */
export function DebtScreen() {
  const plan = usePlan();
  const { debt } = useView();
  const frozen = useFrozen();
  const [side, setSide] = useState<Side>(null);
  // What was typed stays when a form is closed and opened again.
  const [proposal, setProposal] = useState(EMPTY_PROPOSAL);
  const [escalation, setEscalation] = useState(() => draftFor(null));
  const [review, setReview] = useState(() => reviewDraft(plan.info.debtShare));
  const reviewFindings = useReport().findings.filter(({ rule }) => rule === 'DEBT-5');
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
          <Button
            variant="default"
            leftSection={<IconCalendarCheck size={16} />}
            rightSection={<FindingMark findings={reviewFindings} />}
            onClick={() => show('review')}
          >
            Yearly review
          </Button>
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
        {side === 'review' && (
          <SidePanel key="review" title="Yearly review of the share" onClose={() => setSide(null)}>
            <ReviewPanel
              draft={review}
              onChange={setReview}
              onEscalate={escalate}
              findings={reviewFindings}
            />
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
