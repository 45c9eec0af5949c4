namespace FPReconcile.Synthetic.Names;

/// <summary>Common names, the most frequent first. They are words of the language, not people.</summary>
internal static class LatinNameLists
{
    public const string Surnames = """
        Banda Phiri Mwale Okoro Mensah Tembo Zulu Moyo Owusu Abebe Mbewe Sakala Ncube Dube Osei Chanda Mulenga Bwalya Sibanda Ndlovu
        Smith Jones Brown Taylor Williams Johnson Davies Wilson Evans Thomas Roberts Walker Wright Robinson Thompson White Hughes Edwards
        Green Hall Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Scott Cooper Morris Ward Moore King Watson Baker Harrison
        Morgan Patel Allen Mitchell James Anderson Phillips Lee Bell Parker Davis Okafor Eze Nwosu Adeyemi Balogun Bello Ibrahim Musa
        Abubakar Suleiman Diallo Traore Keita Toure Coulibaly Kone Camara Sesay Kamara Koroma Conteh Bangura Appiah Asante Boateng Agyeman
        Antwi Darko Ofori Amoah Kimani Kamau Mwangi Njoroge Otieno Ochieng Odhiambo Wanjiru Mutua Kiprono Cheruiyot Achieng Akinyi Mugisha
        Okello Opio Kato Ssali Nabirye Mukasa Kaggwa Habimana Uwase Mukamana Niyonzima Hassan Ali Mohamed Ahmed Abdi Warsame Farah Osman
        Tesfaye Bekele Haile Girma Tadesse Alemu Mekonnen Dlamini Nkosi Khumalo Mthembu Sithole Mokoena Molefe Botha Naidoo Pillay Govender
        Kaunda Lungu Zimba Nyirenda Gondwe Msiska Chirwa Kumwenda Mhango Nkhoma Kachale Chisale Mkandawire Kalua Manda Soko Jere Ngoma
        Mumba Musonda Kasonde Chilufya Kapasa Mwansa Mutale Simukonda Siame Sinkala Simwanza Chibwe Katongo Kabwe
        """;

    public const string FemaleGivenNames = """
        Mary Grace Esther Ruth Amina Fatima Elizabeth Sarah Mercy Joyce Alice Agnes Catherine Margaret Rose Martha Beatrice Dorothy Florence
        Gladys Helen Irene Jane Janet Judith Lucy Lydia Miriam Monica Naomi Patricia Rachel Rebecca Rhoda Susan Tabitha Violet Winnie Zainab
        Aisha Hawa Mariam Khadija Halima Safia Asha Rehema Neema Imani Zawadi Furaha Chipo Tendai Rudo Thandiwe Nomsa Zanele Lindiwe Sibongile
        Ayanda Lerato Palesa Dineo Boitumelo Abena Akua Ama Efua Esi Yaa Adwoa Afia Akosua Ngozi Chioma Ifeoma Nneka Amaka Adaeze Folake
        Bukola Yetunde Funmi Temitope Blessing Precious Patience Charity Faith Hope Joy Gift Comfort Peace Prudence Constance Emily Charlotte
        Olivia Sophia Hannah Jessica Emma Laura Anna Julia Diana Angela Brenda Caroline Christine Cynthia Doreen Edith Eunice Eva Evelyn
        Felistus Harriet Jacqueline Josephine Juliet Loveness Mabel Maureen Memory Mildred Mwila Natasha Nancy Olive Pamela Priscilla Regina
        Rosemary Stella Sylvia Teresa Tina Veronica Victoria Vivian Wanjiku Yvonne Chanda Mutinta Luyando Namakau Bupe Chileshe Kunda Mapalo
        """;

    public const string MaleGivenNames = """
        John Joseph David Peter James Daniel Samuel Emmanuel Mohammed Moses Isaac Abraham Elijah Joshua Paul Stephen Michael Charles George
        Francis Patrick Simon Thomas William Robert Richard Henry Edward Anthony Benjamin Caleb Christopher Collins Dennis Dominic Edwin Elias
        Emeka Chinedu Chukwudi Ifeanyi Obinna Tunde Segun Femi Kunle Babatunde Kwame Kofi Kwaku Yaw Kojo Kwabena Kwasi Ibrahim Yusuf Ali
        Omar Hassan Hussein Abdul Ahmed Musa Idris Ismail Jabari Juma Rashid Salim Baraka Amani Tendai Tafadzwa Farai Tatenda Themba Sipho
        Bongani Mandla Thabo Tshepo Kagiso Lwazi Mulenga Mwape Bwalya Chilufya Kabwe Mutale Kelvin Kennedy Lawrence Martin Matthew Nathan
        Nicholas Noah Oliver Oscar Philip Raphael Raymond Reuben Ronald Solomon Sylvester Timothy Tobias Victor Vincent Walter Wilson Wisdom
        Innocent Justice Lucky Blessings Gift Bright Clever Precious Prince Godfrey Gilbert Geoffrey Frank Fred Felix Evans Eric Ernest
        Derrick Dalitso Chisomo Chikondi Limbani Mphatso Yamikani Thoko Kondwani Luka Levi Jacob Jonah Gideon Ezra Adam Andrew Alexander Albert
        """;
}
