import type { Plan } from '@shared/model/index';
import classes from './TitleView.module.css';
import viewClasses from './View.module.css';

/** Between the screens, and where there is nothing for the room: whose plan this is. */
export function TitleView({ plan }: { readonly plan: Plan | null }) {
  return (
    <section className={viewClasses.center} style={{ height: '100%' }} aria-label="Title">
      <img className={classes.logo} src="./icon.svg" alt="" />
      <h1 className={viewClasses.large}>{plan ? plan.info.name : 'Countersign'}</h1>
      <p>{plan ? `${plan.info.company} · ${plan.info.quarter}` : 'One plan, built and signed together'}</p>
    </section>
  );
}
