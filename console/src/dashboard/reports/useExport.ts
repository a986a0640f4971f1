import { useI18n } from 'vue-i18n'
import { useFormat } from '../../i18n/useFormat'
import type {
  AgentsReportQuery,
  CloseTimesReportQuery,
  DaysReportQuery,
  ReplyTimesReportQuery,
  TimesFragment,
} from '../generated'
import { toCsv, type Cell } from './csv'
import { weekFrom, type Grid } from './week'

type Time = Pick<TimesFragment, 'count' | 'medianSeconds' | 'p90Seconds'> & Partial<TimesFragment>

/** What could not be had is left out. */
export type Exported = {
  /** What the numbers are about: name and value. */
  about: [string, string][]
  /** As it stands in the file: `YYYY-MM-DD`. */
  dateOf: (start: string) => string
  replies?: ReplyTimesReportQuery
  closes?: CloseTimesReportQuery
  days?: DaysReportQuery
  hours?: Grid
  agents?: AgentsReportQuery
}

/** All reports as one file for spreadsheets: a table under the other, each with its head. */
export function useExport() {
  const { t } = useI18n()
  const format = useFormat()
  return (exported: Exported) => toCsv(rowsOf(exported), format.decimal())

  function rowsOf({ about, dateOf, replies, closes, days, hours, agents }: Exported): Cell[][] {
    const times = [
      ...(replies ? both('first', replies.now.first, replies.before?.first) : []),
      ...(replies ? both('reply', replies.now.all, replies.before?.all) : []),
      ...(closes ? both('close', closes.now, closes.before) : []),
    ]
    return [
      ...about,
      ...table([t('dash.csv.measure'), ...timeHead()], times),
      ...table(
        [t('dash.day'), t('dash.newTickets'), t('dash.questions'), t('dash.closedHours')],
        (days?.now ?? []).map((day) => [
          dateOf(day.start),
          day.newTickets,
          day.questions,
          day.questionsInClosedHours,
        ]),
      ),
      ...table(
        [
          t('dash.weekday'),
          ...Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`),
        ],
        hours ? weekFrom(format.firstWeekday()).map((day) => [format.weekday(day), ...hours[day]!]) : [],
      ),
      ...table(
        [t('dash.agent'), t('dash.csv.measure'), ...timeHead()],
        (agents?.now ?? []).flatMap(({ agent, first, all }) => [
          [agent.name, t('dash.first'), ...cellsOf(first)],
          [agent.name, t('dash.reply'), ...cellsOf(all)],
        ]),
      ),
    ]
  }

  function both(name: 'first' | 'reply' | 'close', now: Time, before: Time | undefined): Cell[][] {
    const title = t(`dash.${name}`)
    const rows = [[title, ...cellsOf(now)]]
    if (before) rows.push([t('dash.csv.before', { name: title }), ...cellsOf(before)])
    return rows
  }

  function timeHead() {
    const within = [3, 5].map((n) => t('dash.csv.within', { n }))
    return [t('dash.csv.count'), t('dash.csv.median'), t('dash.csv.p90'), ...within]
  }
}

const cellsOf = ({ count, medianSeconds, p90Seconds, within = [] }: Time): Cell[] => [
  count,
  medianSeconds,
  p90Seconds,
  ...within.map(({ share }) => (share === null ? null : Math.round(share * 1_000) / 10)),
]

const table = (head: Cell[], rows: Cell[][]) => (rows.length > 0 ? [[], head, ...rows] : [])
