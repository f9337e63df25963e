import { captureNatives } from '../../src/lib/natives'

// As the SDK does when it starts: what stands alone in a test has not.
captureNatives()
