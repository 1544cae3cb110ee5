import { Component, type ReactNode } from 'react'
import { Fault } from './Fault.tsx'

/** A page that throws does not take the frame, the outbox or the other pages with it. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Fault /> : this.props.children
  }
}
