import { cpus } from 'node:os'
import { figureOf, type Round } from './rounds.js'

export interface Measure {
  target: string
  what: string
  pairs: { floor: Round; ours: Round }[]
}

/** The measures as a page: medians, with the least and the most of the rounds. */
export function reportOf(
  measures: Measure[],
  { rounds, database }: { rounds: number; database: string },
): string {
  return `${[
    '# Performance',
    '',
    'Made by `npm run bench`. Each figure is a median over the rounds, with the least and the most behind it. Floor and',
    'Deskbell take turns in one run, with client, server and database on the same cores, so only the ratios mean something',
    'on another machine. What each target demands of the design stands in `ARCHITECTURE.md`.',
    '',
    `${cpus().length} cores, Node ${process.versions.node}, ${database}, ${rounds} rounds.`,
    '',
    '| | what | floor /s | Deskbell /s | ratio | floor p99 ms | Deskbell p99 ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...measures.map(rowOf),
  ].join('\n')}\n`
}

function rowOf({ target, what, pairs }: Measure): string {
  const show = (values: number[], write: (value: number) => string) => {
    const { median, least, most } = figureOf(values)
    return `${write(median)} (${write(least)}–${write(most)})`
  }
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const tenth = (value: number) => value.toFixed(1)
  const percent = (value: number) => `${Math.round(value * 100)} %`
  return `| ${[
    target,
    what,
    show(
      pairs.map(({ floor }) => floor.perSecond),
      whole,
    ),
    show(
      pairs.map(({ ours }) => ours.perSecond),
      whole,
    ),
    show(
      pairs.map(({ floor, ours }) => ours.perSecond / floor.perSecond),
      percent,
    ),
    show(
      pairs.map(({ floor }) => floor.p99),
      tenth,
    ),
    show(
      pairs.map(({ ours }) => ours.p99),
      tenth,
    ),
  ].join(' | ')} |`
}
