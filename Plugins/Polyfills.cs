#if NET462
namespace System.Runtime.CompilerServices;

/// <summary>Lets the C# compiler emit init-only members for .NET Framework.</summary>
internal static class IsExternalInit
{
}
#endif
