import { consent } from '@interactcx/consent/server/node'
import { config } from '../../app/consent.config'

export default fromNodeMiddleware(consent(config))
