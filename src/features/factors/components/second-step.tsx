'use client'

import Link from 'next/link'
import { useState } from 'react'
import { href, ownHref } from '@/components/layout/href'
import type { FactorForApp } from '../parts/factor-for-app'
import { CodeForm } from './code-form'
import { FactorSetUp } from './factor-set-up'
import type { FactorTexts } from './texts'

type Props = {
  texts: FactorTexts
  /** A code, the set-up of this first factor, or nothing of somebody who is signed in. */
  asks: FactorForApp | 'code' | 'nothing'
  withRecovery: boolean
  next: string
}

const CodePart = ({ texts: { step }, withRecovery, next }: Omit<Props, 'asks'>) => (
  <>
    <h1>{step.title}</h1>
    <p>{withRecovery ? step.recoveryText : step.text}</p>
    <CodeForm texts={step} withRecovery={withRecovery} next={next} />
    <p>
      <Link href={href('/sign-in/step', {}, { with: withRecovery ? undefined : 'recovery', next })}>
        {withRecovery ? step.withApp : step.withRecovery}
      </Link>
    </p>
    {withRecovery ? <p className="small soft">{step.lost}</p> : null}
  </>
)

/**
 * The page is drawn again as soon as the session is whole, while the recovery codes are still to be read. So it goes on with
 * what it asked at first.
 */
export const SecondStep = ({ texts, asks: asksNow, withRecovery, next }: Props) => {
  const [asks] = useState(asksNow)
  if (asks === 'nothing')
    return (
      <>
        <h1>{texts.step.done}</h1>
        <p>
          <Link className="button button-main" href={ownHref(next)}>
            {texts.step.go}
          </Link>
        </p>
      </>
    )
  return (
    <>
      {asks === 'code' ? (
        <CodePart texts={texts} withRecovery={withRecovery} next={next} />
      ) : (
        <FactorSetUp texts={texts} toAdd={asks} isFirst next={next} />
      )}
      <p className="small no-print">
        <Link href="/sign-in">{texts.step.other}</Link>
      </p>
    </>
  )
}
