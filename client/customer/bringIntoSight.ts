/** For a `ref`: what was looked for comes into sight when it is drawn, and stands marked. */
export function bringIntoSight(element: HTMLElement | null): void {
  element?.setAttribute('aria-current', 'true')
  element?.scrollIntoView({ block: 'nearest' })
}
