using System.IO;

namespace CrmFeedback.Packer.Building;

/// <summary>A small file that remembers from what something was made.</summary>
internal sealed class Stamp(string path)
{
    public bool Is(string value) => File.Exists(path) && File.ReadAllText(path) == value;

    public void Write(string value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, value);
    }
}
