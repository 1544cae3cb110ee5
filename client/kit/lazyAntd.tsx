import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/**
 * Something built of antd that opens at a wish (a menu, a dialog, the customer's panel): fetched then, together with
 * antd's theme, so that a page which shows none of it yet is drawn without antd.
 */
export function lazyAntd<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [{ default: AntdTheme }, Wanted] = await Promise.all([import('./AntdTheme.tsx'), load()])
    const Themed = (props: Props) => (
      <AntdTheme>
        <Wanted {...props} />
      </AntdTheme>
    )
    return { default: Themed }
  })
}
