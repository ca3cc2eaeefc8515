import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, type Page, test } from '@playwright/test';
import { serveContent } from '../../electron/serve';
import { BrowserApp } from '../e2e/support/browser-app';
import { out } from '../e2e/support/paths';
import { BRANCH_PATHS } from './faults/branch-paths';
import { Databases } from './faults/databases';
import { MACHINE_PATHS } from './faults/machine-paths';
import { PLAN_PATHS } from './faults/plan-paths';
import { prepare } from './faults/prepare';
import { type DiskSwitch, putSwitch, type SwitchedFault } from './faults/switch';
import type { Stage, WritePath } from './faults/write-path';
import { atLeast, exactly, told } from './figures';

const PART = 'refused writes';
/** `TORTURE_PATH`: only those whose name has it. `TORTURE_PART`: 1/2 for the first half. `TORTURE_FAULT`: only this one, `TORTURE_TIMES` often. */
const [part = 1, of = 1] = (process.env.TORTURE_PART ?? '1/1').split('/').map(Number);
const PATHS = [...PLAN_PATHS, ...BRANCH_PATHS, ...MACHINE_PATHS].filter(
  ({ name }, index) => name.includes(process.env.TORTURE_PATH ?? '') && index % of === part - 1,
);

/** `quota`: the browser's own. `newer`: another window has just taken the databases over for a newer version. */
type Fault = SwitchedFault | 'quota' | 'newer';

const { TORTURE_FAULT: only, TORTURE_TIMES: times = 1 } = process.env;
const FAULTS = Array.from({ length: Number(times) }, () =>
  (['quota', 'full', 'aborted', 'closed', 'newer', 'lost'] as const).filter(
    (fault) => fault === (only ?? fault),
  ),
).flat();

/** What a sentence must say of each: what happened, what is safe, what to do. */
const FULL = [/disk is full/i, SAFE(), /Free some space/];
const SENTENCES = {
  quota: FULL,
  full: FULL,
  aborted: [/did not take the write/, SAFE(), /[Tt]ry again|Retry/],
  closed: [/database was closed/, SAFE(), /Reload|reload/],
  newer: [/newer Countersign/, /safe|does not touch|Nothing/, /Reload|start the newer one/],
} as const satisfies Record<Exclude<Fault, 'lost'>, readonly RegExp[]>;

function SAFE(): RegExp {
  return /Nothing (of it |of this |more )?was (kept|changed)|is safe|is what is saved|saved all the same/;
}

const START: DiskSwitch = { fault: null, skip: 0, struck: 0, begun: 0, running: 0 };
const WELL = { fault: null, skip: 0, struck: 0 } as const;

/** For what must come, under load too. */
const PATIENCE = 20_000;

class Refusals {
  readonly sums = { faults: 0, told: 0, untold: 0, halves: 0, notAgain: 0, lost: 0, wentOn: 0 };
  #switch: DiskSwitch = START;
  #session: CDPSession | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly databases: Databases,
  ) {}

  /** Windows get the switch at once, workers with their program. */
  async start(): Promise<void> {
    const { page } = this.stage;
    await page.addInitScript(putSwitch, START);
    await page.route(/worker[^/]*\.js$/, async (route) => {
      // The server may just be closing the connection that is used again.
      const response = await route.fetch({ maxRetries: 3 });
      const body = `(${putSwitch.toString()})(${JSON.stringify(this.#switch)});\n${await response.text()}`;
      await route.fulfill({ response, body });
    });
    this.#session = await page.context().newCDPSession(page);
  }

  async path(path: WritePath): Promise<void> {
    let clean = '';
    try {
      clean = await this.#cleanly(path);
    } catch (error) {
      this.sums.notAgain += 1;
      console.log(`${path.name} cannot be walked at all: ${error instanceof Error ? error.message : error}`);
      if (process.env.TORTURE_PICTURES)
        await this.stage.page.screenshot({ path: `.tmp/fault-${path.name.replace(/\W+/g, '-')}.png` });
      return;
    }
    for (const fault of FAULTS) {
      if (fault === 'full' && path.takesNoRoom) continue;
      if (fault === 'quota' && !path.quota) continue;
      for (let skip = 0; skip < 10; skip += 1) {
        const struck = await this.#once(path, fault, skip, clean);
        if (!struck || fault !== 'aborted') break;
      }
    }
  }

  async #begin({ base, reach }: WritePath, fault: Fault | null): Promise<string> {
    const { page } = this.stage;
    await page.goto('about:blank');
    await this.databases.restore(base);
    if (fault === 'quota') await this.#fill();
    await reach(this.stage);
    await this.#atRest();
    return this.databases.text(base);
  }

  async #fill(): Promise<void> {
    await this.#quota(1);
    await this.databases.untilFull();
  }

  /** Waits until what is written at each opening is written. */
  async #atRest(): Promise<void> {
    for (let waited = 0; waited < 10_000; waited += 100) {
      await this.stage.page.waitForTimeout(100);
      const all = await this.#switches();
      if (all.some(({ begun }) => begun > 0) && all.every(({ running }) => running === 0)) return;
    }
    console.log(`not at rest: ${JSON.stringify(await this.#switches())}`);
  }

  /** What is there when nothing goes wrong. */
  async #cleanly(path: WritePath): Promise<string> {
    await this.#begin(path, null);
    await path.act(this.stage);
    await path.done(this.stage);
    return this.databases.text(path.base);
  }

  /** One fault at one write; false: the path does not write that often. */
  async #once(path: WritePath, fault: Fault, skip: number, clean: string): Promise<boolean> {
    const { page } = this.stage;
    const where = `${path.name}, ${fault}${skip > 0 ? ` at write ${skip + 1}` : ''}`;
    const wrong = (kind: 'untold' | 'halves' | 'notAgain', why: string) => {
      this.sums[kind] += 1;
      console.log(`${where}: ${kind}: ${why}`);
    };
    const start = performance.now();
    const lap = (what: string) => {
      if (process.env.TORTURE_TALK) console.log(`${where}: ${what} ${Math.round(performance.now() - start)}`);
    };
    try {
      const before = await this.#begin(path, fault);
      lap('begun');
      await this.#break(fault, skip);
      if (fault === 'newer') await this.#tryToAct(path);
      else await path.act(this.stage);
      lap('acted');
      if (fault === 'lost') {
        this.sums.lost += 1;
        await path.done(this.stage);
        await this.#mend(fault);
        if ((await this.databases.text(path.base)) === clean) this.sums.wentOn += 1;
        else wrong('notAgain', 'it is not what it is when nothing goes wrong');
        return true;
      }
      // A later write may not come at all: then it is done.
      if (skip > 0 && (await this.#isDoneFirst(path))) {
        await this.#mend(fault);
        return false;
      }
      // That is told before anything is tried: what was tried must have come to its end.
      if (fault === 'newer') await this.stage.page.waitForTimeout(1_500);
      const said = await this.#told(path, fault);
      lap('told');
      const struck = await this.#mend(fault);
      if (struck === 0) throw new Error('the fault did not strike');
      this.sums.faults += 1;
      if (said.missing.length === 0) this.sums.told += 1;
      else wrong('untold', `${said.missing.join(', ')} not in “${said.text}”`);
      const after = await this.databases.text(path.base);
      if (after !== before && !(skip > 0 && path.between)) wrong('halves', difference(before, after));
      if (fault === 'newer') return true;
      await (path.again ?? path.act)(this.stage);
      await path.done(this.stage);
      const end = await this.databases.text(path.base);
      lap('done');
      if (end !== clean && !(skip > 0 && path.staysAway)) wrong('notAgain', difference(clean, end));
    } catch (error) {
      await this.#mend(fault);
      wrong('notAgain', error instanceof Error ? error.message.slice(0, 2_500) : String(error));
      if (process.env.TORTURE_PICTURES)
        await page.screenshot({ path: `.tmp/fault-${where.replace(/\W+/g, '-')}.png` });
    }
    return true;
  }

  /**
   * The notice may lie over what would be pressed: then nothing can be tried at all. It is given up before anything else begins, or what
   * is still waiting would press the same button of the next try.
   */
  async #tryToAct(path: WritePath): Promise<void> {
    const { page } = this.stage;
    page.setDefaultTimeout(3_000);
    await path.act(this.stage).catch(() => undefined);
    page.setDefaultTimeout(PATIENCE);
  }

  async #isDoneFirst(path: WritePath): Promise<boolean> {
    const done = path.done(this.stage).then(
      () => true,
      () => false,
    );
    for (;;) {
      const isDone = await Promise.race([done, this.stage.page.waitForTimeout(100).then(() => null)]);
      if ((await this.#struck()) > 0) return false;
      if (isDone !== null) return isDone;
    }
  }

  /** A worker that is still loading has none yet. */
  async #switches(): Promise<DiskSwitch[]> {
    const found = await Promise.all(
      this.#places().map((place) =>
        place
          .evaluate(() => Reflect.get(globalThis, 'disk') as DiskSwitch | undefined)
          // A worker may end meanwhile.
          .catch(() => undefined),
      ),
    );
    return found.filter((one) => one !== undefined);
  }

  async #struck(): Promise<number> {
    return (await this.#switches()).reduce((sum, { struck }) => sum + struck, 0);
  }

  async #break(fault: Fault, skip: number): Promise<void> {
    if (fault === 'newer') return this.databases.raise();
    if (fault === 'quota') return;
    return this.#set({ fault, skip, struck: 0 });
  }

  /** Gives how often it struck. */
  async #mend(fault: Fault): Promise<number> {
    if (fault === 'quota') await this.#quota(null);
    if (fault === 'newer' || fault === 'quota') return 1;
    const struck = await this.#struck();
    await this.#set(WELL);
    return struck;
  }

  #places(): readonly Pick<Page, 'evaluate'>[] {
    return [this.stage.page, ...this.stage.page.workers()] as never;
  }

  async #set(to: Pick<DiskSwitch, 'fault' | 'skip' | 'struck'>): Promise<void> {
    this.#switch = { ...START, ...to };
    for (const place of this.#places())
      await place
        .evaluate((state) => Object.assign(Reflect.get(globalThis, 'disk') ?? {}, state), to)
        .catch(() => undefined);
  }

  async #quota(bytes: number | null): Promise<void> {
    const origin = new URL(this.stage.home).origin;
    await this.#session?.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(bytes !== null && { quotaSize: bytes }),
    });
  }

  /** Waits for the sentence. */
  async #told(_path: WritePath, fault: Exclude<Fault, 'lost'>) {
    const alerts = this.stage.page
      .getByRole('alert')
      .or(this.stage.page.locator('[data-error-of-field], .mantine-InputWrapper-error'));
    let text = '';
    let missing: readonly RegExp[] = SENTENCES[fault];
    for (let waited = 0; waited < 6_000 && missing.length > 0; waited += 100) {
      text = (await alerts.allInnerTexts()).join(' ');
      missing = SENTENCES[fault].filter((part) => !part.test(text));
      if (missing.length > 0) await this.stage.page.waitForTimeout(100);
    }
    if (process.env.TORTURE_TALK) console.log(`${_path.name}, ${fault}: ${text}`);
    return { text, missing: missing.map(String) };
  }
}

/** The lines that only one of the two has. */
function difference(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const gone = a.filter((line) => !b.includes(line));
  const come = b.filter((line) => !a.includes(line));
  const cut = (line: string) => line.slice(0, 220);
  return `gone: ${gone.map(cut).join(' | ') || 'nothing'}; come: ${come.map(cut).join(' | ') || 'nothing'}`;
}

test('every write refused', async () => {
  const served = await serveContent({ root: `${out}/renderer`, port: 0, attempts: 0 });
  const dataFolder = mkdtempSync(join(tmpdir(), 'countersign-faults-'));
  const app = await BrowserApp.launch({ dataFolder, args: [] }, served.url);
  try {
    const { page } = app;
    page.setDefaultTimeout(PATIENCE);
    const home = page.url().split('#')[0] ?? '';
    const beside = await app.secondWindow();
    await beside.goto(new URL('icon.svg', home).href);
    // A page behind another is drawn once a second, and every click waits for that.
    await page.bringToFront();
    const databases = await Databases.on(beside);
    await page.goto('about:blank');
    await databases.restore('nothing');
    const prepared = await prepare(app, home, databases).catch(async (error: unknown) => {
      await page.screenshot({ path: '.tmp/fault-prepare.png' });
      throw error;
    });
    const go = async (path: string) => {
      // A new document even where only the part after # differs.
      await page.goto('about:blank');
      await page.goto(`${home}#${path}`);
    };
    const refusals = new Refusals({ ...prepared, app, page, go }, databases);
    await refusals.start();
    for (const path of PATHS) await refusals.path(path);
    const { sums } = refusals;
    told(PART, 'write paths', PATHS.length);
    atLeast(PART, 'faults', sums.faults, PATHS.length * 3);
    exactly(PART, 'told on screen: what happened, what is safe, what to do', sums.told, sums.faults);
    exactly(PART, 'half-applied', sums.halves, 0);
    exactly(PART, 'not done, or otherwise, when done again', sums.notAgain, 0);
    exactly(PART, 'connections lost and taken up again without a word', sums.wentOn, sums.lost);
  } finally {
    await app.close();
    if (served.state === 'serving') await served.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
