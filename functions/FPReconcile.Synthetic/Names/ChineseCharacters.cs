namespace FPReconcile.Synthetic.Names;

/// <summary>Characters of Chinese names: how often, how they sound, and their traditional form.</summary>
internal static class ChineseCharacters
{
    // The hundred commonest surnames, the most frequent first, each with its sound.
    public const string Surnames = """
        王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo
        郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 邓deng 冯feng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 潘pan 袁yuan 蔡cai 蒋jiang 余yu
        于yu 杜du 叶ye 程cheng 魏wei 苏su 吕lu 丁ding 任ren 卢lu 姚yao 沈shen 钟zhong 姜jiang 崔cui 谭tan 陆lu 范fan 汪wang 廖liao
        石shi 金jin 韦wei 贾jia 夏xia 付fu 方fang 邹zou 熊xiong 白bai 孟meng 秦qin 邱qiu 侯hou 江jiang 尹yin 薛xue 闫yan 段duan 雷lei
        龙long 黎li 史shi 陶tao 贺he 毛mao 郝hao 顾gu 龚gong 邵shao 万wan 覃qin 武wu 钱qian 戴dai 严yan 莫mo 孔kong 向xiang 常chang
        """;

    /// <summary>Given-name characters of girls and women, the most frequent first.</summary>
    public const string Female =
        "丽芳敏静秀娟英慧美霞燕玲婷梅红艳萍莉洁雪琴云桂兰娜欣颖倩佳怡晓玉淑珍琳莹雯丹妍薇璐露晶媛蕾芬凤春菊珊琪瑶蓉青雨悦诗涵梦琼惠香月爱" +
        "华文思嘉梓紫馨若可依菲茜宁如雅宜彤晨心蓓芝荷莲彩巧碧翠岚冰婉妮卉瑾钰瑜婧菁芸茹筱舒岩";

    /// <summary>Given-name characters of boys and men, the most frequent first.</summary>
    public const string Male =
        "伟强磊军勇杰涛明超刚平辉鹏飞建华波斌浩宇志文俊峰凯健龙林亮海成东国庆新永军生德光义兴良毅宏鑫泽睿轩博晨子豪昊天佳嘉翔瑞诚铭阳" +
        "少振江云祥贵福荣中正思远学忠松柏山川南北方春民安康宁乐锋彬家旭晖皓翰哲承启恒立维世玉金元江洋航舟祺奇琦枫岩";

    // Sounds shared by at least two of the characters above make homophones; the sound alone makes a transliteration.
    private const string Sounds = """
        an安 ai爱 bai柏 bei蓓北 bi碧 bin斌彬 bing冰 bo波博 cai彩 chao超 chen晨 cheng成诚承 chuan川 chun春 cui翠 dan丹 de德 dong东
        fang芳方 fei飞菲 fen芬 feng峰锋枫凤 fu福 gang刚 guang光 gui桂贵 guo国 hai海 han涵翰 hang航 hao浩豪昊皓 he荷 heng恒 hong红宏
        hua华 hui慧惠辉晖卉 jia佳嘉家 jian建健 jiang江 jie洁杰 jin金瑾 jing静晶婧菁 ju菊 juan娟 jun军俊 kai凯 kang康 ke可 lan兰岚 le乐
        lei磊蕾 li丽莉立 lian莲 liang亮良 lin琳林 ling玲 long龙 lu璐露 mei梅美 meng梦 min敏民 ming明铭 na娜 nan南 ni妮 ning宁 peng鹏
        ping平萍 qi琪祺奇琦启 qian倩茜 qiang强 qiao巧 qin琴 qing青庆 qiong琼 rong蓉荣 ru如茹 rui睿瑞 ruo若 shan珊山 shao少 sheng生 shi诗世
        shu淑舒 si思 song松 tao涛 tian天 ting婷 tong彤 wan婉 wei伟薇维 wen文雯 xia霞 xiang香祥翔 xiao晓筱 xin欣馨心新鑫 xing兴 xiu秀
        xuan轩 xu旭 xue雪学 ya雅 yan艳燕妍岩 yang阳洋 yao瑶 yi怡依宜义毅 ying英莹颖 yong勇永 yu玉雨钰瑜宇 yuan媛元远 yue月悦 yun云芸
        ze泽 zhe哲 zhen珍振 zheng正 zhi芝志 zhong中忠 zhou舟 zi梓紫子
        """;

    private const string Simplified = "张刘陈杨黄赵吴孙马罗郑谢许韩邓冯蒋叶苏吕卢钟陆贾邹龙顾龚万钱严丽伟华静兰凤国红军庆强颖莹艳云梦宁维辉贵东鹏飞刚锋枫洁琼荣学义杰晓爱莲泽启振";
    private const string Traditional = "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鍾陸賈鄒龍顧龔萬錢嚴麗偉華靜蘭鳳國紅軍慶強穎瑩豔雲夢寧維輝貴東鵬飛剛鋒楓潔瓊榮學義傑曉愛蓮澤啟振";

    private static readonly Dictionary<char, string> _soundOf = [];
    private static readonly Dictionary<string, string> _surnamesBySound = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> _givenBySound = new(StringComparer.Ordinal);

    static ChineseCharacters()
    {
        foreach (var entry in Words(Surnames))
        {
            var sound = entry[1..];
            _soundOf[entry[0]] = sound;
            _surnamesBySound[sound] = _surnamesBySound.GetValueOrDefault(sound, "") + entry[0];
        }

        foreach (var entry in Words(Sounds))
        {
            var sound = string.Concat(entry.TakeWhile(char.IsAsciiLetter));
            var characters = entry[sound.Length..];
            _givenBySound[sound] = characters;
            foreach (var character in characters)
                _soundOf[character] = sound;
        }
    }

    /// <summary>The sound of a character in Latin letters, without tone; empty when it is not in the tables.</summary>
    public static string Sound(char character) => _soundOf.GetValueOrDefault(character, "");

    /// <summary>Characters of the same kind that sound like this one, itself included.</summary>
    public static string Homophones(char character, bool isSurname) =>
        (isSurname ? _surnamesBySound : _givenBySound).GetValueOrDefault(Sound(character), character.ToString());

    /// <summary>The traditional form of the text; characters without one stay.</summary>
    public static string ToTraditional(string text) => string.Concat(text.Select(character =>
    {
        var at = Simplified.IndexOf(character, StringComparison.Ordinal);
        return at < 0 ? character : Traditional[at];
    }));

    public static string[] Words(string table) => table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
