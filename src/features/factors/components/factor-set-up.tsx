'use client'

import { useState } from 'react'
import { Disclosure } from '@/components/layout/disclosure'
import type { FactorForApp } from '../parts/factor-for-app'
import { AppSetUp } from './app-set-up'
import { PasskeySetUp } from './passkey-set-up'
import { PasskeysElsewhere } from './passkeys-elsewhere'
import { RecoveryCodes } from './recovery-codes'
import type { FactorTexts } from './texts'
import { usePasskeys } from './use-passkeys'

/** Of somebody without a factor: where passkeys can be made, and how one that is made here is called at first. */
type FirstPasskey = { origin: string | null; name: string }

type Props = { texts: FactorTexts; toAdd: FactorForApp; first: FirstPasskey | null; next: string }
type PartProps = Omit<Props, 'next' | 'first'> & { onAdded: (codes: readonly string[] | null) => void }

/** A passkey first, and an app for whoever wants or has none. */
const FirstFactor = ({ texts, toAdd, first, onAdded }: PartProps & { first: FirstPasskey }) => {
  const passkeys = usePasskeys(first.origin)
  const { setUp, passkey } = texts
  const app = <AppSetUp texts={setUp} toAdd={toAdd} isFirst onAdded={onAdded} />
  return (
    <>
      <h1>{setUp.title}</h1>
      <p>{setUp.text}</p>
      {passkeys === 'here' ? (
        <PasskeySetUp texts={passkey} name={first.name || passkey.unnamed} onAdded={onAdded} />
      ) : (
        <>
          {first.origin === null ? null : <PasskeysElsewhere text={passkey.elsewhere} origin={first.origin} />}
          {passkeys === 'nowhere' ? <p className="small soft">{passkey.nowhere}</p> : null}
        </>
      )}
      {passkeys === 'here' ? <Disclosure summary={passkey.ratherApp}>{app}</Disclosure> : app}
    </>
  )
}

/** Sets up a factor, and then shows the recovery codes if there are new ones. */
export const FactorSetUp = ({ texts, toAdd, first, next }: Props) => {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const leave = () => window.location.replace(next)
  const added = (newCodes: readonly string[] | null) => (newCodes ? setCodes(newCodes) : leave())
  if (codes)
    return (
      <>
        <h1>{texts.codes.title}</h1>
        <RecoveryCodes codes={codes} texts={texts.codes} onKept={leave} />
      </>
    )
  if (first) return <FirstFactor texts={texts} toAdd={toAdd} first={first} onAdded={added} />
  return (
    <>
      <h1>{texts.setUp.addTitle}</h1>
      <AppSetUp texts={texts.setUp} toAdd={toAdd} isFirst={false} onAdded={added} />
    </>
  )
}
