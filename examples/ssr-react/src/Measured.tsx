import { useEffect } from 'react'
import { measure } from './vitals'

export function Measured() {
  useEffect(measure, [])
  return <p>Analytics is on.</p>
}
