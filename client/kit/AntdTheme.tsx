import { App, ConfigProvider, theme } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import tw from 'antd/locale/zh_TW'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-tw'
import { useEffect, useMemo, type ReactNode } from 'react'
import { localeOf } from '../words/language.ts'
import { useSpeech } from '../words/useWords.ts'
import { antdTheme } from './antdTheme.ts'
import { useAppearance } from './useAppearance.ts'

/** Two Chinese characters stay one word, on screen and to a screen reader. */
const plainButton = { autoInsertSpace: false } as const

const locales = { zh, tw, en }

/** Gives antd our language and our tokens. Wraps the pages that use antd; the first screen does without. */
export default function AntdTheme({ children }: { readonly children: ReactNode }) {
  const { shade, density } = useAppearance()
  const { language } = useSpeech()
  const config = useMemo(
    () => ({
      ...antdTheme(document.documentElement),
      algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
      cssVar: { key: `kebu-${shade}-${density}` },
    }),
    [shade, density],
  )
  useEffect(() => {
    dayjs.locale(localeOf(language).toLowerCase()) // antd's calendars speak through dayjs
  }, [language])
  return (
    <ConfigProvider theme={config} locale={locales[language]} button={plainButton}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
