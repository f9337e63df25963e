import Link from 'next/link'
import { Measured } from './Measured'

export default function Page() {
  return (
    <main>
      <h1>Next</h1>
      <Measured />
      <footer>
        <Link href="/privacy">Privacy policy</Link>{' '}
        <button type="button" data-consent-open>
          Cookie settings
        </button>
      </footer>
    </main>
  )
}
