import type { ThemeConfig } from 'antd'

/** antd's look, read from the tokens that are in force, so that no colour is written twice. */
export function antdTheme(root: Element): Pick<ThemeConfig, 'token'> {
  const tokens = getComputedStyle(root)
  const token = (name: string) => tokens.getPropertyValue(name).trim()
  return {
    token: {
      colorPrimary: token('--accent'),
      // antd's own shades of hover and press are lighter than white text can be read on
      colorPrimaryHover: token('--accent-strong'),
      colorPrimaryActive: token('--accent-strong'),
      colorLink: token('--accent'),
      colorError: token('--lost'),
      colorWarning: token('--wait'),
      colorInfo: token('--other'),
      colorBgBase: token('--sheet'),
      colorTextBase: token('--ink'),
      colorTextPlaceholder: token('--ink-3'),
      colorTextDescription: token('--ink-2'),
      colorBgElevated: token('--float'),
      colorTextLightSolid: token('--on-accent'),
      borderRadius: 6,
      fontSize: 14,
      fontSizeSM: 13,
      fontFamily: token('--font'),
      controlHeight: Number.parseInt(token('--control'), 10) || 32,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationSlow: '0.12s',
      motionDurationMid: '0.1s',
      motionDurationFast: '0.08s',
      zIndexPopupBase: Number.parseInt(token('--layer-dialog'), 10) || 60,
    },
  }
}
