import Link from 'next/link'
import { Measured } from '../Measured'

export default function Page() {
  return (
    <main>
      <h1>Privacy policy</h1>
      <Measured />
      <Link href="/">Home</Link>
    </main>
  )
}
