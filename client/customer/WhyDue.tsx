import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { OptionId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { columnByRole, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import { followUpClock } from '#shared/followup/clock.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** "Why is this due?" in one click: the agreed date, or the grade's cadence and from when it counts. */
export function WhyDue({ row, followUps }: { readonly row: ViewRow; readonly followUps: readonly ViewRow[] }) {
  const words = useWords().customer.panel
  const company = useSource(useWorkspace().company)
  const cell = (table: TableId, from: ViewRow, role: ColumnRole) => {
    const column = columnByRole(company.columns.values(), table, role)
    return column === null ? null : (from.cells[column.id] ?? null)
  }
  const sentence = () => {
    const clock = followUpClock(company, row, followUps)
    const agreed = followUps.some((each) => cell('followups', each, 'followUpNextOn') === clock.nextOn)
    if (clock.nextOn === null) return words.whyNothing
    if (agreed) return words.whyExplicit(clock.nextOn)
    const grade = cell('customers', row, 'grade') as OptionId
    const name =
      columnByRole(company.columns.values(), 'customers', 'grade')?.options?.find((option) => option.id === grade)
        ?.name ?? ''
    const from = dayOf(clock.lastAt ?? row.created.at, company.settings.zoneMinutes)
    return words.whyCadence(name, company.settings.cadenceDays[grade] ?? 0, from)
  }
  return (
    <Popover trigger="click" content={sentence}>
      <Button
        type="text"
        size="small"
        icon={<QuestionCircleOutlined />}
        aria-label={words.whyDue}
        title={words.whyDue}
      />
    </Popover>
  )
}
