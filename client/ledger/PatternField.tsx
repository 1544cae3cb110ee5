import { Input, Select } from 'antd'
import { useState } from 'react'
import type { ColumnRules } from '#shared/ledger/columnRules.ts'
import { patternLimit, readPattern } from '#shared/ledger/pattern.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ColumnRulesField.module.css'
import { patternPresets, presetOf, type PatternPreset } from './patternPresets.ts'

type Choice = PatternPreset | 'none' | 'own'

/** What a text must look like: one of the usual forms, or a pattern of the company's own with what people are told. */
export function PatternField({
  rules,
  onChange,
}: {
  readonly rules: ColumnRules
  readonly onChange: (part: Pick<ColumnRules, 'pattern' | 'hint'>) => void
}) {
  const say = useWords().ledger.rules
  const { pattern } = rules
  const [own, setOwn] = useState(pattern !== undefined && presetOf(pattern) === null)
  const choice: Choice = own ? 'own' : pattern === undefined ? 'none' : (presetOf(pattern) ?? 'own')
  const choose = (chosen: Choice) => {
    setOwn(chosen === 'own')
    if (chosen === 'none') onChange({ pattern: undefined, hint: undefined })
    else if (chosen !== 'own') onChange({ pattern: patternPresets[chosen], hint: say.presetHint[chosen] })
  }
  const isBad = pattern !== undefined && !readPattern(pattern).ok
  return (
    <>
      <div className={styles.field}>
        {say.pattern}
        <Select<Choice>
          aria-label={say.pattern}
          value={choice}
          onChange={choose}
          options={[
            { value: 'none', label: say.noPattern },
            ...(Object.keys(patternPresets) as PatternPreset[]).map((preset) => ({
              value: preset,
              label: say.preset[preset],
            })),
            { value: 'own', label: say.ownPattern },
          ]}
        />
      </div>
      {choice === 'own' && (
        <>
          <label className={styles.field}>
            {say.expression}
            <Input
              aria-label={say.expression}
              placeholder="[A-Z]{2}-\d{4}"
              maxLength={patternLimit}
              status={isBad ? 'error' : ''}
              value={pattern ?? ''}
              onChange={(event) => onChange({ pattern: event.target.value || undefined })}
            />
          </label>
          {isBad && (
            <p role="alert" className={styles.fault}>
              {say.badPattern}
            </p>
          )}
          <label className={styles.field}>
            {say.hint}
            <Input
              aria-label={say.hint}
              maxLength={100}
              value={rules.hint ?? ''}
              onChange={(event) => onChange({ hint: event.target.value || undefined })}
            />
          </label>
        </>
      )}
    </>
  )
}
