/** The error numbers that this host answers with; office.js turns each into a name and a sentence in the UI language. */
export const ERROR = {
  coercionTypeNotSupported: 1000,
  invalidDataFormat: 2006,
  operationNotSupported: 5000,
  internalError: 5001,
  /** Classic Outlook, for a recipient without an address (office-js#4661). */
  recipientWithoutAddress: 5010,
  tooManyIncompleteRequests: 5100,
  permissionDenied: 7000,
  attachmentSizeExceeded: 9000,
  numberOfAttachmentsExceeded: 9001,
  internalFormatError: 9002,
  invalidAttachmentId: 9003,
  attachmentUploadGeneralFailure: 9007,
  attachmentToDeleteDoesNotExist: 9008,
  numberOfRecipientsExceeded: 9012,
  genericSettingsError: 9019,
  genericResponseError: 9020,
  saveError: 9021,
  duplicateNotificationKey: 9023,
  notificationKeyNotFound: 9024,
  numberOfNotificationsExceeded: 9025,
  callFailedDueToItemChange: 9030,
  invalidParameterValue: 9031,
  attachmentTypeNotSupported: 9043,
  itemNotSaved: 9046,
  itemNotFound: 9049,
  keyNotFound: 9050,
  sessionObjectMaxLengthExceeded: 9051,
  attachmentResourceNotFound: 9052,
} as const;

/** A call that the host refuses. `code` is what the add-in reads as `asyncResult.error.code`. */
export class HostError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "HostError";
    this.code = code;
  }
}
