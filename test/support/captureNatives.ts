// The list of what is captured.
import '../../src/lib/natives'
import { captureNatives } from '../../src/lib/capture'

// As the SDK does when it starts: what stands alone in a test has not.
captureNatives()
