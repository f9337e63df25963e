// The folder `web-vitals` is that package's `dist`.
import { onFCP, onTTFB } from '/web-vitals/web-vitals.js'

const send = ({ name, value }) => {
  if (window.InteractConsent.allows('vitals')) navigator.sendBeacon('/collect/vitals', JSON.stringify({ name, value }))
}
onTTFB(send)
onFCP(send)
