'use client'

import { Fault } from '@/components/layout/fault'
import styles from '@/components/layout/message.module.css'
import './tokens.css'
import './base.css'

/** The error page for a fault in the outermost layout. */
const GlobalErrorPage = ({ retry }: { retry: () => void }) => (
  <html lang="nl">
    <body>
      <main className={styles.page}>
        <Fault retry={retry} />
      </main>
    </body>
  </html>
)

export default GlobalErrorPage
