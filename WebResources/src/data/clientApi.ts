import type { Row } from "../model/row";

/** The date formats of a user's personal options, as far as the platform hands them over. */
export interface DateFormattingInfo {
  readonly ShortDatePattern?: string;
  readonly ShortTimePattern?: string;
  readonly DateSeparator?: string;
  readonly TimeSeparator?: string;
  readonly AMDesignator?: string;
  readonly PMDesignator?: string;
}

export interface UserSettings {
  readonly languageId: number;
  readonly dateFormattingInfo?: DateFormattingInfo;
  /** Minutes between the user's time zone and UTC, east positive. */
  getTimeZoneOffsetMinutes?(): number;
}

/** The part of `Xrm` the panel uses. A test holds it against @types/xrm. */
export interface ClientApi {
  readonly WebApi: {
    retrieveMultipleRecords(table: string, options?: string, maxPageSize?: number): PromiseLike<{ readonly entities: readonly Row[]; readonly nextLink?: string }>;
    createRecord(table: string, data: Row): PromiseLike<{ readonly id: string }>;
    updateRecord(table: string, id: string, data: Row): PromiseLike<unknown>;
  };
  readonly Utility: {
    getResourceString(webResourceName: string, key: string): string;
    getGlobalContext(): { readonly userSettings: UserSettings };
  };
  readonly Navigation: {
    openForm(options: { entityName: string; entityId: string }): PromiseLike<unknown>;
  };
}

/** A lookup column's value. */
export interface LookupValue {
  readonly id: string;
  readonly entityType: string;
  readonly name?: string;
}

/** The part of a form context the panel uses. */
export interface FormContext {
  readonly data: {
    readonly entity: {
      getEntityName(): string;
      getId(): string;
      getPrimaryAttributeValue?(): string;
      addOnPostSave?(handler: () => void): void;
      removeOnPostSave?(handler: () => void): void;
      addOnSave?(handler: () => void): void;
      removeOnSave?(handler: () => void): void;
    };
  };
  getAttribute?(name: string): { getValue(): unknown } | null;
}
