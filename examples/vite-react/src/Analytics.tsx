import { useEffect } from 'react'
import { startAnalytics, stopAnalytics } from './tracking'

/** Rendered where it is allowed: it starts what measures and, taken away, stops it. */
export default function Analytics() {
  useEffect(() => {
    startAnalytics()
    return stopAnalytics
  }, [])
  return <p>Analytics is on.</p>
}
