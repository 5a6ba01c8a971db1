/** The date formats of a user's personal options, as `userSettings.dateFormattingInfo` gives them. */
export interface DateFormats {
  ShortDatePattern: string;
  ShortTimePattern: string;
  DateSeparator: string;
  TimeSeparator: string;
  AMDesignator: string;
  PMDesignator: string;
}

const shared = { DateSeparator: "/", TimeSeparator: ":" };

/** What a new user of a language has in the personal options. */
const formats: Record<number, DateFormats> = {
  1033: { ...shared, ShortDatePattern: "M/d/yyyy", ShortTimePattern: "h:mm tt", AMDesignator: "AM", PMDesignator: "PM" },
  2052: { ...shared, ShortDatePattern: "yyyy/M/d", ShortTimePattern: "H:mm", AMDesignator: "上午", PMDesignator: "下午" },
  1028: { ...shared, ShortDatePattern: "yyyy/M/d", ShortTimePattern: "tt hh:mm", AMDesignator: "上午", PMDesignator: "下午" },
};

export function dateFormats(languageId: number): DateFormats {
  const known = formats[languageId] ?? formats[1033];
  if (!known) {
    throw new Error(`There are no date formats for the language ${languageId}.`);
  }
  return known;
}
