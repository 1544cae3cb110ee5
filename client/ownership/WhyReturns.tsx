import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { ReturnDay } from '#shared/ownership/returnDay.ts'
import { useWords } from '../words/useWords.ts'
import { whyReturns } from './whyReturns.ts'

/** "Why does he go back then?" in one click. */
export function WhyReturns({ due }: { readonly due: ReturnDay }) {
  const words = useWords()
  const { ask } = words.pool.returns
  return (
    <Popover trigger="click" content={whyReturns(words, due)}>
      <Button type="text" size="small" icon={<QuestionCircleOutlined />} aria-label={ask} title={ask} />
    </Popover>
  )
}
