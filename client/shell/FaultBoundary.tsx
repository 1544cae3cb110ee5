import { Component, type ReactNode } from 'react'
import { Fault } from './Fault.tsx'

interface Props {
  /** Stands in for what broke; the page's own fault when left out. */
  readonly fault?: ReactNode
  readonly children: ReactNode
}

/** A page that throws does not take the frame, the outbox or the other pages with it. */
export class FaultBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? (this.props.fault ?? <Fault />) : this.props.children
  }
}
