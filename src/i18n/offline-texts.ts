/**
 * Texts of the page for when there is no network. The build makes one file of that page, so they are not part of the messages,
 * which the server sends.
 */
import type { Locale } from './locale'

type OfflineTexts = Record<
  | 'title'
  | 'lead'
  | 'retry'
  | 'trying'
  | 'unreached'
  | 'waitsNothing'
  | 'waitsOne'
  | 'waitsMany'
  | 'questions'
  | 'onPaper'
  | 'organisation',
  string
>

export const offlineTexts: Readonly<Record<Locale, OfflineTexts>> = {
  nl: {
    title: 'Geen netwerk',
    lead: 'Nabij is nu niet te bereiken. Deze pagina gaat vanzelf verder zodra er weer verbinding is.',
    retry: 'Opnieuw proberen',
    trying: 'We kijken of er verbinding is.',
    unreached: 'Er is nog geen verbinding.',
    waitsNothing: 'Op dit apparaat wacht niets om te versturen.',
    waitsOne:
      'Op dit apparaat wacht nog iets uit 1 gesprek. Het is versleuteld bewaard. Het wordt verstuurd als er weer verbinding is en u weer bent ingelogd.',
    waitsMany:
      'Op dit apparaat wacht nog iets uit {count} gesprekken. Het is versleuteld bewaard. Het wordt verstuurd als er weer verbinding is en u weer bent ingelogd.',
    questions: 'De vragen van het gesprek',
    onPaper:
      'Bent u aan het bellen? Schrijf dan mee op papier, zonder naam erop. Vul het later in en maak het papier daarna onleesbaar.',
    organisation: 'onze organisatie',
  },
  en: {
    title: 'No network',
    lead: 'Nabij cannot be reached now. This page goes on by itself as soon as there is a connection again.',
    retry: 'Try again',
    trying: 'Looking whether there is a connection.',
    unreached: 'There is no connection yet.',
    waitsNothing: 'Nothing waits on this device to be sent.',
    waitsOne:
      'Something of 1 interview still waits on this device. It is kept encrypted. It is sent when there is a connection again and you have signed in again.',
    waitsMany:
      'Something of {count} interviews still waits on this device. It is kept encrypted. It is sent when there is a connection again and you have signed in again.',
    questions: 'The questions of the interview',
    onPaper:
      'Are you on the phone? Then write on paper, without a name on it. Fill it in later and make the paper unreadable after that.',
    organisation: 'our organisation',
  },
}
