import type { Row } from "../model/feedback";

/** The part of `Xrm` the panel uses. A test holds it against @types/xrm. */
export interface ClientApi {
  readonly WebApi: {
    retrieveMultipleRecords(table: string, options?: string, maxPageSize?: number): PromiseLike<{ readonly entities: readonly Row[]; readonly nextLink?: string }>;
  };
  readonly Utility: {
    getResourceString(webResourceName: string, key: string): string;
    getGlobalContext(): { readonly userSettings: { readonly languageId: number } };
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
