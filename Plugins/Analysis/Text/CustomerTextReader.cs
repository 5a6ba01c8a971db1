namespace CrmFeedback.Analysis.Text;

/// <summary>Folds a text and cuts it into tokens. One pass each, linear in the length.</summary>
public sealed class CustomerTextReader
{
    // An emoticon becomes one token; the private characters stand for its meaning.
    private const char HappyFace = '\uF001', SadFace = '\uF002', Heart = '\uF003';

    private readonly CharFold fold;

    /// <summary>Creates a reader on a fold.</summary>
    public CustomerTextReader(CharFold fold) => this.fold = fold;

    /// <summary>Reads the first <paramref name="length"/> code units of <paramref name="text"/> into <paramref name="buffer"/>.</summary>
    public void Read(string text, int length, TextBuffer buffer)
    {
        buffer.Reset(length);
        Fold(text, length, buffer);
        Tokenise(text, buffer);
    }

    private void Fold(string text, int length, TextBuffer b)
    {
        int n = 0;
        for (int i = 0; i < length; i++)
        {
            char c = text[i];
            int width = 1;
            char f;
            CharClass k;
            if (c >= 0xD800 && c <= 0xDFFF)
            {
                bool pair = c < 0xDC00 && i + 1 < length && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF;
                if (pair)
                {
                    f = fold.FoldAstral(0x10000 + ((c - 0xD800) << 10) + (text[i + 1] - 0xDC00), out k);
                    width = 2;
                }
                else
                {
                    f = CharFold.OtherSymbol;
                    k = CharClass.Symbol;
                }
            }
            else
            {
                f = fold.Fold(c);
                k = fold.Class(c);
                if (k == CharClass.Han && fold.IsTraditional(c)) b.TraditionalCount++;
            }
            if (k != CharClass.Ignored && !IsDropped(b, n, f, k, text, i + width, length))
            {
                b.Chars[n] = f;
                b.Classes[n] = k;
                b.Starts[n] = i;
                b.Ends[n] = i + width;
                n++;
            }
            else if (n > 0 && k == CharClass.Ignored && b.Ends[n - 1] == i)
            {
                b.Ends[n - 1] = i + width;
            }
            i += width - 1;
        }
        b.Length = n;
    }

    // A third letter in a row adds nothing but emphasis; an apostrophe inside a word is often left out.
    private bool IsDropped(TextBuffer b, int n, char f, CharClass k, string text, int next, int length)
    {
        if (n >= 2 && f == b.Chars[n - 1] && f == b.Chars[n - 2] && k != CharClass.Digit && k != CharClass.Newline)
        {
            // What was dropped still belongs to the run, so that the run's span covers it.
            b.Ends[n - 1] = next;
            return true;
        }
        return f == '\'' && n > 0 && b.Classes[n - 1] == CharClass.Latin && next < length && fold.Class(text[next]) == CharClass.Latin;
    }

    private static void Tokenise(string text, TextBuffer b)
    {
        int i = 0;
        int n = b.Length;
        while (i < n)
        {
            CharClass k = b.Classes[i];
            int end;
            switch (k)
            {
                case CharClass.Space:
                    i++;
                    continue;
                case CharClass.Newline:
                    b.AddToken(i, i + 1, TokenKind.Punctuation, Hashing.NewlineToken);
                    i++;
                    continue;
                case CharClass.Han:
                    b.HanCount++;
                    b.AddToken(i, i + 1, TokenKind.Han, Hashing.Token(b.Chars[i]));
                    i++;
                    continue;
                case CharClass.Emoji:
                    b.AddToken(i, i + 1, TokenKind.Emoji, Hashing.Token(b.Chars[i]));
                    i++;
                    continue;
                case CharClass.Latin:
                    end = AddressEnd(b, i, n);
                    if (end > i)
                    {
                        b.AddToken(i, end, TokenKind.Address, Hashing.AddressToken);
                    }
                    else
                    {
                        end = RunEnd(b, i, n, CharClass.Latin);
                        b.LatinCount += end - i;
                        b.AddToken(i, end, TokenKind.Word, Hashing.Token(b.Chars, i, end));
                    }
                    i = end;
                    continue;
                case CharClass.Digit:
                    end = NumberEnd(text, b, i, n);
                    b.AddToken(i, end, TokenKind.Number, Hashing.Token(b.Chars, i, end));
                    i = end;
                    continue;
                case CharClass.OtherLetter:
                    end = RunEnd(b, i, n, CharClass.OtherLetter);
                    b.OtherCount += end - i;
                    b.AddToken(i, end, TokenKind.OtherWord, Hashing.OtherWordToken);
                    i = end;
                    continue;
                case CharClass.Punctuation:
                    i = Punctuation(b, i, n);
                    continue;
                default:
                    i++;
                    continue;
            }
        }
    }

    private static int RunEnd(TextBuffer b, int i, int n, CharClass k)
    {
        while (i < n && b.Classes[i] == k) i++;
        return i;
    }

    private static int NumberEnd(string text, TextBuffer b, int i, int n)
    {
        while (i < n)
        {
            if (b.Classes[i] == CharClass.Digit) i++;
            else if (i + 1 < n && b.Classes[i + 1] == CharClass.Digit && JoinsDigits(b.Chars[i], text[b.Starts[i]])) i++;
            else break;
        }
        return i;
    }

    // A Chinese full stop or enumeration comma ends a sentence or an item, whatever follows.
    private static bool JoinsDigits(char folded, char original) =>
        folded is '.' or ',' or ':' && original is not ('\u3002' or '\uFF61' or '\u3001' or '\uFF64');

    // "http…", "www.…" and "name@host" up to the next blank or Chinese character; i when there is none.
    private static int AddressEnd(TextBuffer b, int i, int n)
    {
        bool web = Matches(b, i, n, "http:") || Matches(b, i, n, "https:") || Matches(b, i, n, "www.");
        if (!web)
        {
            int word = RunEnd(b, i, n, CharClass.Latin);
            if (word >= n || b.Chars[word] != '@' || word + 1 >= n || b.Classes[word + 1] != CharClass.Latin) return i;
        }
        int end = i;
        while (end < n && b.Classes[end] != CharClass.Space && b.Classes[end] != CharClass.Newline && b.Classes[end] != CharClass.Han) end++;
        return end;
    }

    private static bool Matches(TextBuffer b, int i, int n, string word)
    {
        if (i + word.Length > n) return false;
        for (int j = 0; j < word.Length; j++)
        {
            if (b.Chars[i + j] != word[j]) return false;
        }
        return true;
    }

    private static int Punctuation(TextBuffer b, int i, int n)
    {
        char c = b.Chars[i];
        if (c == '@' && i + 1 < n && b.Classes[i + 1] == CharClass.Latin)
        {
            int handle = i + 1;
            while (handle < n && (b.Classes[handle] == CharClass.Latin || b.Classes[handle] == CharClass.Digit || b.Chars[handle] == '_')) handle++;
            b.AddToken(i, handle, TokenKind.Address, Hashing.AddressToken);
            return handle;
        }
        int face = Emoticon(b, i, n, out char meaning);
        if (face > i)
        {
            b.AddToken(i, face, TokenKind.Emoji, Hashing.Token(meaning));
            return face;
        }
        int end = i + 1;
        while (end < n && b.Chars[end] == c) end++;
        if (c == CharFold.Ellipsis || (c == '.' && end > i + 1))
        {
            for (int k = i; k < end; k++) b.Chars[k] = '.';
            b.AddToken(i, end, TokenKind.Punctuation, Hashing.EllipsisToken);
            return end;
        }
        // "!!" and "??" say more than one sign; other runs do not.
        b.AddToken(i, end, TokenKind.Punctuation, Hashing.Token(b.Chars, i, c == '!' || c == '?' ? System.Math.Min(end, i + 2) : i + 1));
        return end;
    }

    private static int Emoticon(TextBuffer b, int i, int n, out char meaning)
    {
        meaning = '\0';
        char c = b.Chars[i];
        if (c == '<' && i + 1 < n && b.Chars[i + 1] == '3' && (i + 2 >= n || b.Classes[i + 2] != CharClass.Digit))
        {
            meaning = Heart;
            return i + 2;
        }
        if (c == '^' && i + 1 < n && (b.Chars[i + 1] == '^' || (b.Chars[i + 1] == '_' && i + 2 < n && b.Chars[i + 2] == '^')))
        {
            meaning = HappyFace;
            return b.Chars[i + 1] == '^' ? i + 2 : i + 3;
        }
        if (c != ':' && c != ';' && c != '=') return i;
        int j = i + 1;
        if (j < n && (b.Chars[j] == '-' || b.Chars[j] == '\'')) j++;
        if (j >= n) return i;
        char mouth = b.Chars[j];
        bool wordFollows = j + 1 < n && (b.Classes[j + 1] == CharClass.Latin || b.Classes[j + 1] == CharClass.Digit);
        if (mouth == ')' || mouth == ']' || (mouth == 'd' && !wordFollows && c != '=')) meaning = HappyFace;
        else if (mouth == '(' || mouth == '[') meaning = SadFace;
        else return i;
        return j + 1;
    }
}
