import { Button } from '@mantine/core';
import type { Item, ItemId } from '@shared/model/index';
import { IconTrash } from '@tabler/icons-react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { FrozenAlert } from '../../ui/FrozenAlert';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import panel from '../../ui/Panel.module.css';
import { PanelFindings } from '../../ui/PanelFindings';
import { PanelHeader } from '../../ui/PanelHeader';
import { tell } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { usePanel } from '../../ui/usePanel';
import { AiFields } from './AiFields';
import { DebtFields } from './DebtFields';
import { DependencyLists } from './DependencyLists';
import { ItemFields } from './ItemFields';
import { MilestoneLinks } from './MilestoneLinks';
import { PlacementFields } from './PlacementFields';
import { RankLine } from './RankLine';
import { SourceFacts } from './SourceFacts';

/** Everything about one item, edited in place beside the work. */
export function ItemPanel({ id }: { readonly id: ItemId }) {
  const item = usePlan().items.get(id);
  return item ? <Panel item={item} /> : null;
}

function Panel({ item }: { readonly item: Item }) {
  const { panel: box, leave } = usePanel(() => useUi.getState().select(null));
  const disabled = useFrozen() !== null;
  return (
    <div ref={box} tabIndex={-1} className={panel.panel}>
      <PanelHeader closeLabel="Close the item" onClose={leave}>
        <ItemTypeIcon type={item.type} size={20} />
        <RankLine item={item} disabled={disabled} />
      </PanelHeader>
      <FrozenAlert />
      <PanelFindings about={{ kind: 'item', id: item.id }} label="Findings about this item" />
      <ItemFields item={item} disabled={disabled} />
      {item.debt && <DebtFields item={item} debt={item.debt} disabled={disabled} />}
      {item.ai && <AiFields item={item} ai={item.ai} disabled={disabled} />}
      <PlacementFields item={item} disabled={disabled} />
      <DependencyLists item={item} disabled={disabled} />
      <MilestoneLinks item={item} disabled={disabled} />
      {item.source && <SourceFacts source={item.source} />}
      {!disabled && <Remove item={item} onRemoved={leave} />}
    </div>
  );
}

function Remove({ item, onRemoved }: { readonly item: Item; readonly onRemoved: () => void }) {
  const dispatch = useDispatch();
  const remove = async () => {
    const outcome = await dispatch({ type: 'item.remove', args: { ids: [item.id] } });
    if (outcome.status !== 'done') return;
    tell(`“${item.title}” was taken out of the backlog. Undo brings it back with all its links.`);
    onRemoved();
  };
  return (
    <div>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconTrash size={16} />}
        onClick={() => void remove()}
      >
        Remove from the backlog
      </Button>
    </div>
  );
}
