import { type Metric, onFCP, onTTFB } from 'web-vitals'

/** Sends what visitors measure; returns what ends it. */
export function measure(): () => void {
  let on = true
  const send = ({ name, value }: Metric): void => {
    if (on) navigator.sendBeacon('/collect/vitals', JSON.stringify({ name, value }))
  }
  onTTFB(send)
  onFCP(send)
  return () => {
    on = false
  }
}
