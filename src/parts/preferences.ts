export { Preferences } from '../ui/Preferences'
export { default as css } from '../ui/styles/preferences.css?inline'
export { switchedOn } from '../ui/switchedOn'
export { enPreferences as english } from '../ui/text/enPreferences'
