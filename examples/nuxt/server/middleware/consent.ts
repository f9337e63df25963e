import { consent } from '@interactcx/consent/server/node'
import { config } from '../../consent.config'

export default fromNodeMiddleware(consent(config))
