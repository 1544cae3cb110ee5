import { Select } from 'antd'
import PinyinMatch from 'pinyin-match'
import type { MemberId } from '#shared/base/id.ts'
import type { Member } from '#shared/ledger/company.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** One of these colleagues, found by name or pinyin, with the department beside it. */
export function ColleagueSelect({
  people,
  value,
  className,
  onChange,
}: {
  readonly people: readonly Member[]
  readonly value: MemberId | null
  readonly className?: string | undefined
  readonly onChange: (member: MemberId) => void
}) {
  const words = useWords().customer.ownership
  const { departments } = useSource(useWorkspace().company)
  return (
    <Select<string>
      {...(className !== undefined && { className })}
      aria-label={words.choosePerson}
      placeholder={words.choosePerson}
      value={value}
      onChange={(chosen) => onChange(chosen as MemberId)} // one of the ids below
      // a list outside an open modal dialog could not be reached
      getPopupContainer={(field) => field.closest('dialog') ?? document.body}
      showSearch={{
        filterOption: (typed, option) =>
          typed === '' || PinyinMatch.match(typeof option?.label === 'string' ? option.label : '', typed) !== false,
      }}
      options={people.map((member) => ({
        value: member.id as string,
        label: `${member.name} · ${departments.get(member.department)?.name ?? ''}`,
      }))}
    />
  )
}
