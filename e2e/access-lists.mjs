/**
 * What each person gets for each action, route and page: all of them, so that a new one fails the test until it is listed here.
 * What a refusal is made of is asked for with ids of others and with ids of nothing; both must give what is listed.
 */

const everybody = ['caller', 'coordinator', 'coach', 'reader', 'admin']

/** One answer for everybody but those who are named. */
const row = (usual, others = {}) => ({ ...Object.fromEntries(everybody.map((role) => [role, usual])), ...others })

/** Actions that need no session. */
export const publicActions = [
  'requestPasswordAction',
  'loadLinkAction',
  'savePasswordAction',
  'signInWithPasskeyAction',
  'startPasskeySignInAction',
]

/** Actions that go on with a session that had the password alone. */
export const halfActions = [
  'addFirstFactorAction',
  'addFirstPasskeyAction',
  'checkCodeAction',
  'checkPasskeyAction',
  'endHalfSessionAction',
  'signOutAction',
  'startFirstPasskeyAction',
  'startPasskeyCheckAction',
]

/** What takes a text and, when all goes well, stores no row with it. */
export const keepsNoText = []

/** The code of each action when all its ids are those of others, or of nothing. */
export const actionCells = {
  addAppointmentAction: row('not_found'),
  admitSeatAction: row('not_found'),
  addBookingAction: row('not_found'),
  addConcernEntryAction: row('not_found'),
  addFactorAction: row('conflict'),
  addFamilyConcernAction: row('not_found'),
  addFirstFactorAction: row('unauthenticated'),
  addFirstPasskeyAction: row('unauthenticated'),
  addHelpAction: row('not_found'),
  addPasskeyAction: row('conflict'),
  addOmissionAction: row('forbidden', { coordinator: 'not_found' }),
  addQuoteAction: row('not_found', { coach: 'forbidden' }),
  approveWithdrawalReasonAction: row('not_found'),
  assignAllCallsAction: row('forbidden', { coordinator: 'invalid' }),
  assignAllFamiliesAction: row('forbidden', { coordinator: 'conflict' }),
  assignFamiliesAction: row('forbidden', { coordinator: 'not_found' }),
  checkAgainAction: row('invalid'),
  checkCodeAction: row('unauthenticated'),
  checkFreshAction: row('ok'),
  checkPasskeyAction: row('unauthenticated'),
  checkRetentionTermsAction: row('forbidden', { admin: 'ok' }),
  claimCareCallAction: row('forbidden', { caller: 'not_found', coordinator: 'not_found' }),
  claimNextFamilyAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  closeAppointmentAction: row('not_found'),
  closeBookingAction: row('not_found'),
  closeHelpAction: row('not_found'),
  closeRequestAction: row('not_found'),
  completeCareStepAction: row('not_found'),
  createCalendarFeedAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  createRoomLinkAction: row('not_found'),
  createFamilyReportAction: row('forbidden', { coordinator: 'not_found' }),
  createFamilyAction: row('forbidden', { coordinator: 'ok' }),
  createInterpreterAction: row('forbidden', { coordinator: 'ok' }),
  createLetterAction: row('not_found'),
  createOwnQuestionAction: row('forbidden', { coordinator: 'ok', admin: 'ok' }),
  disablePersonExportAction: row('forbidden', { admin: 'ok' }),
  disableStaffAction: row('forbidden', { admin: 'not_found' }),
  discardInterviewAction: row('not_found'),
  discardPreparationAction: row('not_found', { coach: 'forbidden' }),
  discardWithdrawalReasonAction: row('not_found', { coach: 'forbidden' }),
  dismissJobAction: row('not_found', { reader: 'forbidden' }),
  enableStaffAction: row('forbidden', { admin: 'not_found' }),
  endHalfSessionAction: row('unauthenticated'),
  endRoomAction: row('not_found'),
  endOtherSessionsAction: row('ok'),
  endSessionAction: row('not_found'),
  endStaffSessionsAction: row('forbidden', { admin: 'not_found' }),
  eraseFamilyAction: row('forbidden', { admin: 'invalid', coordinator: 'invalid' }),
  inviteBackAction: row('not_found'),
  inviteStaffAction: row('forbidden', { admin: 'ok' }),
  loadFoundFamiliesAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  loadLinkAction: row('not_found'),
  markInterpreterToldAction: row('not_found'),
  markConcernSeenAction: row('forbidden', { coordinator: 'not_found' }),
  markNoticeSeenAction: row('not_found'),
  markSignalSeenAction: row('forbidden', { coordinator: 'not_found', admin: 'not_found' }),
  markTalkDoneAction: row('not_found'),
  recordAbsenceAction: row('forbidden', { coordinator: 'not_found' }),
  recordAttemptAction: row('not_found'),
  recordConsultationAction: row('forbidden', { coordinator: 'not_found' }),
  recordDecisionAction: row('forbidden', { coordinator: 'not_found' }),
  recordExtensionAction: row('forbidden', { coordinator: 'not_found' }),
  recordInterpreterAction: row('not_found'),
  recordParentAnswerAction: row('forbidden', { coordinator: 'not_found' }),
  recordParentRequestAction: row('forbidden', { coordinator: 'not_found' }),
  recordReminderAction: row('not_found'),
  refuseInterpreterAction: row('not_found'),
  refuseAccessAction: row('forbidden', { admin: 'not_found', coordinator: 'not_found' }),
  releaseAccessAction: row('forbidden', { admin: 'not_found', coordinator: 'not_found' }),
  removeAbsenceAction: row('not_found'),
  removeFactorAction: row('not_found'),
  removeInstrumentVersionAction: row('forbidden', { admin: 'not_found' }),
  removePasskeyAction: row('not_found'),
  removeInterpreterAction: row('forbidden', { coordinator: 'not_found' }),
  removeOmissionAction: row('forbidden', { coordinator: 'not_found' }),
  removeSeatAction: row('not_found'),
  removeQuoteAction: row('not_found', { coach: 'forbidden' }),
  renameOrganisationAction: row('forbidden', { admin: 'ok' }),
  renamePasskeyAction: row('not_found'),
  reopenCareStepAction: row('not_found'),
  reopenHelpAction: row('not_found'),
  replaceRecoveryCodesAction: row('conflict'),
  requestAllCallsAction: row('forbidden', { coordinator: 'conflict' }),
  requestApprovalAction: row('not_found'),
  requestCallAction: row('not_found'),
  requestExportAction: row('forbidden', { coordinator: 'ok' }),
  requestFactorClearingAction: row('forbidden', { admin: 'not_found' }),
  requestPasswordAction: row('unavailable'),
  requestPersonExportAction: row('forbidden', { admin: 'ok' }),
  requestPreparationAction: row('forbidden', { coordinator: 'ok' }),
  requestRoomLetterAction: row('not_found'),
  resendInvitationAction: row('forbidden', { admin: 'not_found' }),
  resetPasswordAction: row('forbidden', { admin: 'not_found' }),
  restoreInterpreterAction: row('forbidden', { coordinator: 'not_found' }),
  retireInterpreterAction: row('forbidden', { coordinator: 'not_found' }),
  retireOwnQuestionAction: row('forbidden', { coordinator: 'not_found', admin: 'not_found' }),
  retryJobsAction: row('not_found', { reader: 'forbidden' }),
  revokeCalendarFeedAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  revokeLinkAction: row('not_found', { coach: 'forbidden' }),
  saveDigestAction: row('forbidden', { caller: 'ok', coordinator: 'ok', coach: 'ok' }),
  saveFamilySearchAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  saveHelpSearchAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  saveHoursAction: row('forbidden', { coordinator: 'not_found' }),
  saveMeetingAction: row('not_found', { coach: 'forbidden' }),
  savePasswordAction: row('not_found'),
  savePhoneAction: row('forbidden', { admin: 'ok' }),
  saveSchoolSearchAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  saveTextAction: row('not_found', { coach: 'forbidden' }),
  saveWorkloadAction: row('forbidden', { caller: 'ok', coordinator: 'ok' }),
  sendCallNoticeAction: row('forbidden', { caller: 'not_found' }),
  shareReleaseAction: row('not_found', { coach: 'forbidden' }),
  signInWithPasskeyAction: row('conflict'),
  signOutAction: row('ok'),
  startAttemptAction: row('not_found'),
  startFirstPasskeyAction: row('unauthenticated'),
  startInterviewAction: row('not_found'),
  startPasskeyAction: row('ok'),
  startRoomAction: row('not_found'),
  switchToPhoneAction: row('not_found'),
  startPasskeyAgainAction: row('conflict'),
  startPasskeyCheckAction: row('unauthenticated'),
  startPasskeySignInAction: row('ok'),
  takeOverCallAction: row('not_found'),
  takeOverFoundFamilyAction: row('forbidden', { caller: 'not_found' }),
  undoAppointmentAction: row('not_found'),
  undoAttemptAction: row('not_found'),
  updateBoardGrainAction: row('forbidden', { admin: 'not_found' }),
  updateConcernSettingsAction: row('forbidden', { admin: 'ok' }),
  updateContactAction: row('forbidden', { caller: 'not_found', coordinator: 'not_found' }),
  updateFamilyAction: row('forbidden', { coordinator: 'not_found' }),
  updateHelpAction: row('not_found'),
  updateInstrumentVersionAction: row('forbidden', { admin: 'invalid' }),
  updateInterpreterAction: row('forbidden', { coordinator: 'not_found' }),
  updatePasswordAction: row('invalid'),
  updateRetentionTermsAction: row('forbidden', { admin: 'ok' }),
  updateSignalLimitAction: row('forbidden', { admin: 'ok' }),
  updateStaffAction: row('forbidden', { admin: 'not_found' }),
  updateThresholdAction: row('forbidden', { admin: 'ok' }),
  updateWithdrawalReasonAction: row('not_found', { coach: 'forbidden' }),
  withdrawRefusalAction: row('not_found'),
  withdrawReleaseAction: row('not_found', { coach: 'forbidden' }),
  withdrawTalkAction: row('not_found'),
}

/** The table in which an id of an input is looked up, by its field. */
export const fieldTables = {
  familyId: 'family',
  familyIds: 'family',
  staffId: 'staff',
  callerId: 'staff',
  ownerId: 'staff',
  appointmentId: 'appointment',
  interpreterId: 'interpreter',
  roomId: 'room',
  seatId: 'room_seat',
  concernId: 'safety_concern',
  lastEntryId: 'concern_entry',
  entryIds: 'concern_entry',
  preparationId: 'preparation',
  interviewId: 'interview',
  interviewIds: 'interview',
  releaseId: 'release',
  revisionId: 'release_revision',
  boardId: 'school_board',
  requestId: 'access_request',
  rowId: 'safety_concern',
  signalId: 'audit_signal',
  factorId: 'factor',
  passkeyId: 'passkey',
  ids: 'job',
}

/** The same for the field `id`, by the action. The browser makes any other, before it sends. */
export const idTables = {
  addConcernEntryAction: 'interview',
  approveWithdrawalReasonAction: 'withdrawal_reason',
  claimCareCallAction: 'care_step',
  closeAppointmentAction: 'appointment',
  closeBookingAction: 'interpreter_booking',
  closeHelpAction: 'help_item',
  closeRequestAction: 'call_request',
  completeCareStepAction: 'care_step',
  disableStaffAction: 'staff',
  discardInterviewAction: 'interview',
  discardPreparationAction: 'preparation',
  discardWithdrawalReasonAction: 'withdrawal_reason',
  dismissJobAction: 'job',
  enableStaffAction: 'staff',
  endSessionAction: 'session',
  markInterpreterToldAction: 'interpreter_booking',
  markNoticeSeenAction: 'call_notice',
  markTalkDoneAction: 'talk_request',
  recordParentAnswerAction: 'parent_request',
  recordReminderAction: 'appointment',
  removeAbsenceAction: 'absence',
  removeInterpreterAction: 'interpreter',
  removeQuoteAction: 'quote',
  reopenCareStepAction: 'care_step',
  reopenHelpAction: 'help_item',
  requestApprovalAction: 'preparation',
  resendInvitationAction: 'staff',
  resetPasswordAction: 'staff',
  restoreInterpreterAction: 'interpreter',
  retireInterpreterAction: 'interpreter',
  retireOwnQuestionAction: 'own_question',
  revokeLinkAction: 'release_link',
  undoAppointmentAction: 'appointment',
  undoAttemptAction: 'contact_attempt',
  updateContactAction: 'family',
  updateFamilyAction: 'family',
  updateHelpAction: 'help_item',
  updateInterpreterAction: 'interpreter',
  updateStaffAction: 'staff',
  withdrawTalkAction: 'talk_request',
}

/** Tables of which the demonstration has no row: an id of nothing stands for one of others there. */
export const emptyTables = [
  'absence',
  'access_request',
  'appointment',
  'audit_signal',
  'call_notice',
  'care_step',
  'interpreter_booking',
  'job',
  'own_question',
  'parent_request',
  'passkey',
  'talk_request',
  'withdrawal_reason',
]

/** The table in which the id of a route's path is looked up, by the words before it. */
export const routeObjects = {
  '/api/appointments/': 'appointment',
  '/api/exports/families/': 'job',
  '/api/families/': 'family',
  '/api/help/': 'help_item',
  '/api/interviews/': 'interview',
  '/api/releases/': 'release',
  '/api/rooms/': 'room',
}

/** What stands for the other parameters of a path, and the query that a route needs. */
export const parameters = {
  '[kind]': 'families',
  '[grain]': 'week',
  '[at]': '2020-W19',
  '[week]': '2020-W19',
  '[format]': 'csv',
  '[token]': 'x'.repeat(43),
  '[...nextauth]': 'signin',
}
export const queries = {
  '/api/exports/[kind]': '?reason=own_work',
  '/api/imports/[kind]': '?mode=preview',
  '/api/releases/[id]/export': '?format=csv',
  '/api/rooms/[id]/events': '?arrival=00000000-0000-4000-8000-000000000000',
  '/api/shared/[token]/export': '?format=csv',
}

/** Routes that answer without a session, with their status. */
export const publicRoutes = {
  'GET /api/auth/[...nextauth]': 302,
  'GET /api/calendar/[token]': 404,
  'GET /api/health': 200,
  'GET /api/shared/[token]/export': 404,
  'GET /offline': 200,
  'GET /offline-worker': 200,
  'POST /api/auth/[...nextauth]': 404,
  'POST /api/csp-reports': 400,
  'POST /api/seat': 400,
}

/** The status of each route when its id is of others, or of nothing. */
export const routeCells = {
  'GET /api/appointments/[id]': row(404),
  'GET /api/calls/presence': row(403, { caller: 200, coordinator: 200 }),
  'GET /api/device-key': row(200),
  'GET /api/exports/[kind]': row(403, { coordinator: 200 }),
  'GET /api/exports/[kind]/[id]': row(403, { coordinator: 404 }),
  'GET /api/exports/[kind]/progress': row(403, { coordinator: 200 }),
  'GET /api/imports/[kind]/template': row(403, { coordinator: 200 }),
  'GET /api/imports/progress': row(403, { coordinator: 200 }),
  'GET /api/interviews/[id]/answers': row(404),
  'GET /api/releases/[id]/export': row(404),
  'GET /api/releases/progress/[grain]/[at]': row(403, { coordinator: 200, coach: 200 }),
  'GET /api/rooms/[id]/events': row(404),
  'GET /api/seat/events': row(401),
  'GET /api/session': row(200),
  'GET /api/weeks/[week]/[format]': row(403, { coordinator: 200 }),
  'POST /api/imports/[kind]': row(403, { coordinator: 200 }),
  'POST /api/rooms/[id]/leave': row(404),
  'POST /api/rooms/[id]/relay': row(404),
  'POST /api/rooms/[id]/signals': row(404),
  'POST /api/seat/enter': row(401),
  'POST /api/seat/leave': row(401),
  'POST /api/seat/relay': row(401),
  'POST /api/seat/signals': row(401),
  'PUT /api/families/[id]/contact-point': row(403, { caller: 404, coordinator: 404 }),
  'PUT /api/help/[id]/close': row(404),
  'PUT /api/interviews/[id]/answers': row(404),
  'PUT /api/interviews/[id]/check-in': row(404),
  'PUT /api/interviews/[id]/concern': row(404),
  'PUT /api/interviews/[id]/conflicts': row(404),
  'PUT /api/interviews/[id]/end': row(404),
  'PUT /api/interviews/[id]/follow-up': row(404),
  'PUT /api/interviews/[id]/help': row(404),
  'PUT /api/interviews/[id]/place': row(404),
}

/** Pages that open without a session. */
export const publicPages = [
  '/gesprek',
  '/klok',
  '/password',
  '/password/new',
  '/shared/[token]',
  '/sign-in',
  '/uitleg',
  '/welcome',
]

/** The pages with the id of a thing in their address. */
export const pagesOfThings = [
  '/concerns/[id]',
  '/families/[id]',
  '/families/[id]/contact',
  '/families/[id]/edit',
  '/families/[id]/erase',
  '/families/[id]/interview',
  '/families/[id]/requests',
  '/families/[id]/views',
  '/interpreters/[id]',
  '/interviews/[id]',
  '/read/[id]',
  '/releases/issue/[id]',
  '/rooms/[id]',
  '/staff/[id]/views',
]

/** The status of each page, where a thing in its address is the person's own or of their organisation. */
export const pageCells = {
  '/': row(307),
  '/account': row(200),
  '/account/app': row(200),
  '/calls': row(404, { caller: 200, coordinator: 200 }),
  '/calls/agenda': row(404, { caller: 200, coordinator: 200 }),
  '/calls/reach': row(404, { coordinator: 200 }),
  '/calls/team': row(404, { caller: 200, coordinator: 200 }),
  '/concerns': row(404, { coordinator: 200 }),
  '/concerns/[id]': row(404, { coordinator: 200 }),
  '/confirmed': row(200),
  '/erasures': row(404, { coordinator: 200, admin: 200 }),
  '/families': row(404, { caller: 200, coordinator: 200 }),
  '/families/[id]': row(404, { caller: 200, coordinator: 200 }),
  '/families/[id]/contact': row(404, { caller: 200, coordinator: 200 }),
  '/families/[id]/edit': row(404, { coordinator: 200 }),
  '/families/[id]/erase': row(404, { coordinator: 200 }),
  '/families/[id]/interview': row(404, { caller: 200, coordinator: 200 }),
  '/families/[id]/requests': row(404, { coordinator: 200 }),
  '/families/[id]/views': row(404, { coordinator: 200, admin: 200 }),
  '/families/new': row(404, { coordinator: 200 }),
  '/gesprek': row(200),
  '/help': row(404, { caller: 200, coordinator: 200 }),
  '/imports': row(404, { coordinator: 200 }),
  '/interpreters': row(404, { coordinator: 200 }),
  '/interpreters/[id]': row(404, { coordinator: 200 }),
  '/interviews/[id]': row(404, { caller: 200, coordinator: 200 }),
  '/klok': row(200),
  '/log': row(404, { admin: 200 }),
  '/password': row(200),
  '/password/new': row(200),
  '/questions': row(404, { coordinator: 200, admin: 200 }),
  '/questions/new': row(404, { coordinator: 200, admin: 200 }),
  '/read': row(200, { caller: 404, admin: 404 }),
  '/read/[id]': row(200, { caller: 404, admin: 404 }),
  '/releases': row(404, { coordinator: 200, coach: 200 }),
  '/releases/[grain]/[at]': row(404, { coordinator: 200, coach: 200 }),
  '/releases/[grain]/[at]/preview': row(404, { coordinator: 200, coach: 200 }),
  '/releases/issue/[id]': row(404, { coordinator: 200, coach: 200 }),
  '/retention': row(404, { coordinator: 200 }),
  '/rooms/[id]': row(404, { caller: 200 }),
  '/schools': row(404, { caller: 200, coordinator: 200 }),
  '/settings': row(404, { admin: 200 }),
  '/shared/[token]': row(200),
  '/sign-in': row(307),
  '/sign-in/step': row(200),
  '/signals': row(404, { admin: 200, coordinator: 200 }),
  '/staff': row(404, { admin: 200 }),
  '/staff/[id]/views': row(404, { coordinator: 200, admin: 200 }),
  '/today': row(307, { caller: 200, coordinator: 200, coach: 200 }),
  '/uitleg': row(200),
  '/weeks': row(404, { coordinator: 200 }),
  '/weeks/[week]': row(404, { coordinator: 200 }),
  '/weeks/how': row(200),
  '/welcome': row(200),
}

/** Which part of what is kept each page and file shows. Every time it opens is one row of the log with this part. */
export const viewedParts = {
  '/calls': 'calls',
  '/calls/agenda': 'agenda',
  '/calls/reach': 'reach',
  '/concerns': 'list',
  '/concerns/[id]': 'concern',
  '/families': 'list',
  '/families/[id]': 'record',
  '/families/[id]/contact': 'contact',
  '/families/[id]/edit': 'edit',
  '/families/[id]/erase': 'record',
  '/families/[id]/interview': 'card',
  '/families/[id]/requests': 'record',
  '/families/[id]/views': 'views',
  '/help': 'help',
  '/interpreters': 'list',
  '/interpreters/[id]': 'list',
  '/interviews/[id]': 'interview',
  '/read': 'list',
  '/read/[id]': 'release',
  '/releases': 'list',
  '/releases/[grain]/[at]': 'preview',
  '/releases/[grain]/[at]/preview': 'preview',
  '/releases/issue/[id]': 'release',
  '/staff/[id]/views': 'views',
  '/retention': 'list',
  '/rooms/[id]': 'card',
  '/today': 'day',
  '/api/exports/[kind]': 'file',
  '/api/interviews/[id]/answers': 'interview',
  '/api/releases/[id]/export': 'release',
}
/** A coach's first page shows nothing of a family or a release. */
export const viewsNothing = { coach: ['/today'] }
/** Recorded once an hour, because the page of a call asks for it again and again. */
export const refreshes = ['/api/interviews/[id]/answers']

/**
 * The columns that reading may change: who looked, how many files somebody asked for, who has a family open now (it ends by
 * itself), and when a session or a link was last used.
 */
export const changedByReading = {
  audit: 'all',
  sign_in_attempt: 'all',
  call_lease: 'all',
  session: ['last_seen_at'],
  release_link: ['last_used_at'],
}

const words = (text) => text.split(/\s+/)

/** The names of fields that everybody is sent: of React and Next, of the frame of a page, and of one's own account. */
export const everybodysKeys = words(
  `a about isInApp means view account add adding addPasskey addTitle again applied aria-hidden aria-label aria-labelledby asks async
  atProvider atProviderText b back busy by byProvider c cancel charSet children className code codes codesLeft
  codesTitle confirm confirmed content cookie copied copy createdAt crossOrigin d data data-demonstration data-mantine-color-scheme data-paper data-scheme database dead demonstration device digest done download drawing
  elsewhere email en enter error errorScripts errorStyles factors failed few first forbidden forgotten formats
  forParents G go h hasOne hidden hide hint href i id install isThis jobs k keys kinds l label lang last
  lastSeenAt left letter list locale looking lost m make message migrations n name next noAccount noCodes nonce
  noneText not notAllSent notCopied notFound notOpened notSynced notText now nowhere ok onlyAdmin options or
  orCode other own P p parallelRouterKey passkey passkeyAdded passkeyName passkeyNameHint passkeyOrigin
  passkeyRemoved passkeyRenamed passkeys password path precedence prefetch print problems provider provider_down
  provider_failed provider_refused providerText purpose q r ratherApp recoveryCode recoveryText rel remove removed
  removeOf removePasskeyOf removePasskeyText removePasskeyTitle removeText removeTitle rename renew renewText
  renewTitle role S s saveName scan scheme scope sealedSeed secret send sending sessions setUp show signIn since
  size sizes src staffId status step stopped style subject submit suppressHydrationWarning synced t tabIndex
  template templateScripts templateStyles text texts timeZone title toAdd too_many totp trouble type unauthorized
  unavailable unnamed use used v value version waiting waitingSeconds width wipe withoutRecovery withRecovery
  workers wrong`,
)

const keysOfReleases = words(
  `approved_by at bottom comment counts families figures from grain height instrument key language level node
  notice number open organisation period points prepared_by published_on quotes recipient requests revision rules
  said sentences state threshold until withdrawn_reason within words`,
)
const keysOfCalls = words(
  `agreed arrival callerName channel chosenBy endings expectation freedom guest hasEnded hasInterview isChild isPossible known mail network openInterviewId
  organisationName otherPlan outcome refusal room roomId seats self sharesLink sms sources video view way wished wishes writing
  appointment bookedId booking busy choices dse endsAt interpreter interpreterId interpreterRefused interpreters
  interpreting isNeeded isRefused isRetired isSigned languages lastOn notice phone speaksLanguage startsAt wantsNone
  absences active agreedOn agreement agreementCoordinator agreementMine alike answer answers aria-sort asked_for
  awayUntil bg bound callLanguage calls callsPerDay can_talk_freely cards changes check choices closedAt color
  comingId concernId conflicts contact contactPoints conversation_note coordinators covers data-seen de
  defaultValue definition dialled dialledId dialling disabledAt display dueOn earlier_help_helped emailRefusal
  endedAt entries es fa familyId familyRef feed few_devices_none few_devices_none_one_child few_devices_one
  few_devices_some followUps fr fresh groceriesLeadIn hear hi homeLanguages hoursPerWeek hrefs htmlFor hu
  instrument instrumentVersion interpreter_next_time interpreter_present interpreterName interpreterNeeded
  interview interviewId introduced isExact isMine isOnLease isOnLine isSeen isStanding isUnattended it item ku
  lastId lineDropNote lineDropPlan lines Link links lowGradeProbe mayCall mayClose mayDecide mayLeaveMessage
  mayRecord me mind missing movedNote nameToUse narrowed noCallAgain noteVersion nothingAgreed numbers openFor
  opening openingAgreements opens organisation others_present ownerName owners ownQuestions pap parentName people
  place pointId points preferredChannels preferredPartsOfDay presence ps pt quote_consent quote_words reaction
  reasons ref refreshes reliability result resultNote ro ru safeHours safety said_need save saveAlike say search
  searched short sr startedOn state stopWord stopWordAdvice summary target tomorrow types undoableId ur valueVersion vi whole
  whoMayHear withCaller withId wording wordings workload zh`,
)

/** The names of all other fields that each role is sent, in pages and in JSON, and whoever has a link. */
export const keysOfRole = {
  nobody: keysOfReleases,
  reader: keysOfReleases,
  coach: words(
    'at bottom choice data-state data-withheld grain height isStale items mayApprove mayDiscard open progress reversed',
  ),
  admin: words(
    `agreement agreementCoordinator agreementMine asked_for begun boardId boards bounds call can_talk_freely cards
  check conversation_note dateTime defaultValue definition earlier_help_helped familiesADay few_devices_none
  few_devices_none_one_child few_devices_one few_devices_some groceriesLeadIn hasMail hear htmlFor in_programme
  instrument interpreter_next_time interpreter_present isByBlock isOn isWaiting lastSignInAt lines lowGradeProbe
  mind model months mostContacts municipalities municipalityId narrowed never_reached newId noCallAgain
  nothingAgreed opening openingAgreements organisation others_present ownQuestions place places quote_consent
  quote_words reaction reasons ref reliability replaces requests rows safety said_need say short state terms
  threshold trainee types wording wordings words`,
  ),
  caller: keysOfCalls,
  coordinator: [
    ...keysOfCalls,
    ...words(
      `action address aria-current ask at band bottom byJob bytes call callDate callerId callers capacityInterval
  caption cells columns consents count countsFrom data-state data-withheld dateTime days drawn entryIds extension
  families files filter firstDay gradeChildren gradeParent grain groups hash height heldOn helpAsked interviews
  isOff isOmitted isStale retiredAt row signedOn isWithdrawn job lastDay lastEntryId level loadInterval mayApprove mayDiscard meeting
  method model names newId node nodes organisationId overCap part pathname preparationId present programme ready
  releaseId removedOn replaces report requests reversed revisionId rowId rows schoolId shown sort surname usual
  week words writtenAt writtenById`,
    ),
  ],
}

/** Who is sent the questionnaire, which has fields of its own. */
export const hasQuestionnaire = ['caller', 'coordinator', 'admin']
