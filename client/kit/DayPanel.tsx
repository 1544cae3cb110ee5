import { addDays, type Day } from '#shared/base/instant.ts'
import { useWords } from '../words/useWords.ts'
import styles from './DayInput.module.css'
import { addMonths, sixWeeks } from './month.ts'

interface DayPanelProps {
  readonly id: string
  readonly chosen: Day | null
  readonly walked: Day
  readonly today: Day
  readonly fits: (day: Day) => boolean
  readonly mayClear: boolean
  readonly onWalk: (day: Day) => void
  readonly onTake: (day: Day | null) => void
}

/** One month, as beside the sheet's cells of days. The field above keeps the focus. */
export function DayPanel({ id, chosen, walked, today, fits, mayClear, onWalk, onTake }: DayPanelProps) {
  const words = useWords().sheet
  const link = (text: string, day: Day | null) => (
    <button type="button" tabIndex={-1} className={styles.link} onClick={() => onTake(day)}>
      {text}
    </button>
  )
  return (
    <div id={id} role="dialog" aria-label={words.calendar} className={styles.panel}>
      <div className={styles.head}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.icon}
          aria-label={words.previousMonth}
          onClick={() => onWalk(addMonths(walked, -1))}
        >
          ‹
        </button>
        <span aria-live="polite">{words.month(Number(walked.slice(0, 4)), Number(walked.slice(5, 7)))}</span>
        <button
          type="button"
          tabIndex={-1}
          className={styles.icon}
          aria-label={words.nextMonth}
          onClick={() => onWalk(addMonths(walked, 1))}
        >
          ›
        </button>
      </div>
      <div className={styles.days}>
        {words.weekdays.map((name) => (
          <span key={name} className={styles.weekday}>
            {name}
          </span>
        ))}
        {sixWeeks(walked).map((day) => (
          <button
            key={day}
            type="button"
            tabIndex={-1}
            className={styles.day}
            aria-label={day}
            aria-pressed={day === chosen}
            data-other={day.slice(0, 7) !== walked.slice(0, 7)}
            data-today={day === today}
            data-walked={day === walked}
            disabled={!fits(day)}
            onClick={() => onTake(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
      <div className={styles.head}>
        {fits(today) && link(words.today, today)}
        {fits(addDays(today, 1)) && link(words.tomorrow, addDays(today, 1))}
        {mayClear && link(words.clear, null)}
      </div>
    </div>
  )
}
